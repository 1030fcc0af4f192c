import "server-only";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { HelpTopicId } from "#lib/messages/help.ts";
import { METHODS, type Method } from "./policy-schema.ts";

type LoginScreen = { key: string; path: string };

/**
 * What the rest of the product needs to know about one second factor. Its names are sentences, by method. Each `string`
 * must be a value of a type of a higher layer (proofs, audit, login flow), or those do not compile.
 */
export type Factor = {
  /** The kind of proof that an attempt or session holds after the factor was proved. */
  proof: string;
  /** Whose misses are counted; null where nothing can be guessed. */
  authenticator: Authenticator | null;
  /** Counts without the password. A short code does not (spec §6, §14 case 4). */
  standsAlone: boolean;
  /** Proves access to the mailbox, as a reset link does: after one it adds nothing (spec §8). */
  isMailbox: boolean;
  /** The member may register several and name them. */
  isNamed: boolean;
  /** Its screens in the login flow; the same one where the first proof enrols. */
  steps: { enrol: LoginScreen; prove: LoginScreen };
  /** Its folder below /settings/sign-in; for a named factor, the method. */
  folder: string;
  /** The audit actions of a try and of the removal. */
  audit: { tried: string; removed: string };
  /** The answers on /help that are shown only where the insurer offers the method. */
  helpTopics: readonly HelpTopicId[];
};

const EMAIL_CODE_SCREEN = { key: "email-code", path: "/login/email-otp" } as const;

/**
 * The second factors of the manuals, in the order of 「ログイン方法変更」. Everything that differs by method is in this record,
 * in VERBS_BY_METHOD (lib/credentials) or in a record of the same keys: a missing method does not compile.
 */
export const FACTORS = {
  totp: {
    proof: "totp",
    authenticator: "totp",
    standsAlone: false,
    isMailbox: false,
    isNamed: true,
    steps: {
      enrol: { key: "totp-register", path: "/login/otp/register" },
      prove: { key: "totp", path: "/login/otp" },
    },
    folder: "totp",
    audit: { tried: "login.totp", removed: "totp.delete" },
    helpTopics: ["totp", "app"],
  },
  passkey: {
    proof: "passkey",
    authenticator: null,
    standsAlone: true,
    isMailbox: false,
    isNamed: true,
    steps: {
      enrol: { key: "passkey-register", path: "/login/passkey/register" },
      prove: { key: "passkey", path: "/login/passkey" },
    },
    folder: "passkey",
    audit: { tried: "login.passkey", removed: "passkey.delete" },
    helpTopics: ["passkey"],
  },
  email: {
    proof: "emailCode",
    authenticator: "emailCode",
    standsAlone: false,
    isMailbox: true,
    isNamed: false,
    steps: { enrol: EMAIL_CODE_SCREEN, prove: EMAIL_CODE_SCREEN },
    folder: "email-code",
    audit: { tried: "login.email-code", removed: "email-code.disable" },
    helpTopics: [],
  },
} as const satisfies Record<Method, Factor>;

type Factors = typeof FACTORS;

/** Methods whose factors are named: authenticator apps and passkeys. */
export type NamedMethod = { [M in Method]: Factors[M]["isNamed"] extends true ? M : never }[Method];

/** Keys of the screens that enrol or prove a second factor. */
export type FactorStepKey = Factors[Method]["steps"][keyof Factor["steps"]]["key"];

/** Folder names of all methods, or of those given. */
export type FactorFolder<Of extends Method = Method> = Factors[Of]["folder"];

export type FactorProofKind = Factors[Method]["proof"];

export type FactorAuthenticator = NonNullable<Factors[Method]["authenticator"]>;

/** In the order of 「ログイン方法変更」; METHODS is ordered by strength. */
export const SHOWN_METHODS = Object.keys(FACTORS) as Method[];

export const NAMED_METHODS = SHOWN_METHODS.filter(isNamed);

export const FACTOR_AUTHENTICATORS: readonly FactorAuthenticator[] = METHODS.flatMap(
  (method) => FACTORS[method].authenticator ?? [],
);

export function isNamed(method: Method): method is NamedMethod {
  return FACTORS[method].isNamed;
}
