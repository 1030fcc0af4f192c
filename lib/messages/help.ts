/** What the answers of 「お困りのときは」 depend on: this insurer's policy and window. */
export type HelpFacts = {
  temporaryDays: number;
  /** Whether some temporary passwords are the formula. */
  hasFormula: boolean;
  /** Mails come from it. */
  senderDomain: string;
  resetMinutes: number;
  /** Whether a password reset asks for the second factor or a recovery code. */
  needsFactor: boolean;
  idleMinutes: number;
  rememberedMinutes: number;
  has: Record<"passkey" | "totp" | "email", boolean>;
  contact: Record<"name" | "phone", string>;
};

/** A screen that shows parts of an answer which the others do not. */
export type HelpPlace = "login-code" | "enrolment-code" | "confirmation" | "email-change" | "recovery-mail";

export type HelpPart = {
  heading?: string;
  points: readonly string[];
  /** Only on these screens and on /help; a part without them is shown everywhere. */
  places?: readonly HelpPlace[];
  /** The answer's title on its screen, where the topic's title would not fit. */
  summary?: string;
};

/** One question and its answer, on /help and folded on the screen where the question arises. */
export type HelpTopic = { title: string; parts: readonly HelpPart[] };

/** In the order of /help. Each id is an anchor there, so it must not change. */
export const HELP_GROUPS = {
  login: ["first-login", "refused", "locked", "login-id", "password"],
  codes: ["mail", "totp", "passkey"],
  devices: ["app", "phone", "several-devices", "delete-device", "pc"],
  account: ["password-rules", "name", "email", "time-out", "terms"],
} as const;

export type HelpGroup = keyof typeof HELP_GROUPS;
export type HelpTopicId = (typeof HELP_GROUPS)[HelpGroup][number];

/** The answers of some groups. */
export type HelpTopics<Group extends HelpGroup> = Record<
  (typeof HELP_GROUPS)[Group][number],
  (facts: HelpFacts) => HelpTopic
>;
