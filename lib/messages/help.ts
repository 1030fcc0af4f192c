/** What the answers of 「お困りのときは」 depend on: this insurer's policy and window. */
export type HelpFacts = {
  temporaryDays: number;
  /** Whether some members begin with what they know instead of a letter's password. */
  hasFormula: boolean;
  /** Mails come from it. */
  senderDomain: string;
  resetMinutes: number;
  /** Whether a forgotten password asks for the second factor, or for a recovery code in its place. */
  needsFactor: boolean;
  idleMinutes: number;
  rememberedMinutes: number;
  has: Record<"passkey" | "totp" | "email", boolean>;
  contact: Record<"name" | "phone", string>;
};

/** A screen for which an answer has parts of its own. */
export type HelpPlace = "login-code" | "enrolment-code" | "confirmation" | "email-change" | "recovery-mail";

export type HelpPart = {
  heading?: string;
  points: readonly string[];
  /** Told only on these screens and on /help; a part without them is told everywhere. */
  places?: readonly HelpPlace[];
  /** What its screen calls the answer, where the topic's title would not fit. */
  summary?: string;
};

/** One question and its answer: on /help, and folded up on the screen where the question arises. */
export type HelpTopic = { title: string; parts: readonly HelpPart[] };

/** In the order of /help; each is its anchor there, so that a link keeps. */
export const HELP_GROUPS = {
  login: ["first-login", "refused", "locked", "login-id", "password"],
  codes: ["mail", "totp", "passkey"],
  devices: ["phone", "several-devices", "delete-device", "pc"],
  account: ["password-rules", "name", "email", "time-out", "terms"],
} as const;

export type HelpGroup = keyof typeof HELP_GROUPS;
export type HelpTopicId = (typeof HELP_GROUPS)[HelpGroup][number];

/** The answers of some groups, each written once for /help and for the screen where its question arises. */
export type HelpTopics<Group extends HelpGroup> = Record<
  (typeof HELP_GROUPS)[Group][number],
  (facts: HelpFacts) => HelpTopic
>;
