import "server-only";
import type { Authenticator } from "#lib/db/generated/enums.ts";
import type { HelpTopicId } from "#lib/messages/help.ts";
import { METHODS, type Method } from "./policy-schema.ts";

type LoginScreen = { key: string; path: string };

/**
 * What the rest of the product has to know of one second factor. Its names are in the
 * sentences, by method. A `string` here is a word of a room above: proofs, audit and
 * login flow read it as one of theirs, or do not compile.
 */
export type Factor = {
  /** The kind of proof that an attempt or a session holds once the factor was proved. */
  proof: string;
  /** Whose misses are counted; null where there is nothing to guess. */
  authenticator: Authenticator | null;
  /** Proves who the member is without the password; a short code counts only beside it (spec §6, §14 case 4). */
  standsAlone: boolean;
  /** Proves the mailbox that a reset link proves too: beside one it says nothing new (spec §8). */
  isMailbox: boolean;
  /** The member may register several, and names each of them. */
  isNamed: boolean;
  /** Its screens in the login flow; one for both where the first proof sets it up. */
  steps: { enrol: LoginScreen; prove: LoginScreen };
  /** Its folder of pages below /settings/sign-in; of a named one the method itself. */
  folder: string;
  /** The audit's actions: a try of it, and its removal. */
  audit: { tried: string; removed: string };
  /** The answer on /help that is shown only where the insurer offers the method. */
  helpTopic: HelpTopicId | null;
};

const EMAIL_CODE_SCREEN = { key: "email-code", path: "/login/email-otp" } as const;

/**
 * The second factors of the manuals, in the order of 「ログイン方法変更」. Whatever
 * differs by method is read from here, from VERBS_BY_METHOD (lib/credentials) or from a
 * record of the same keys: a method that is missing anywhere does not compile.
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
    helpTopic: "totp",
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
    helpTopic: "passkey",
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
    helpTopic: null,
  },
} as const satisfies Record<Method, Factor>;

type Factors = typeof FACTORS;

/** Methods whose factors have a name each: authenticator apps and passkeys. */
export type NamedMethod = { [M in Method]: Factors[M]["isNamed"] extends true ? M : never }[Method];

/** Keys of the screens on which a second factor is set up or proved. */
export type FactorStepKey = Factors[Method]["steps"][keyof Factor["steps"]]["key"];

/** Names of folders of pages; all methods', or of those given. */
export type FactorFolder<Of extends Method = Method> = Factors[Of]["folder"];

export type FactorProofKind = Factors[Method]["proof"];

export type FactorAuthenticator = NonNullable<Factors[Method]["authenticator"]>;

/** In the order of 「ログイン方法変更」; METHODS has them strongest first. */
export const SHOWN_METHODS = Object.keys(FACTORS) as Method[];

export const NAMED_METHODS = SHOWN_METHODS.filter(isNamed);

/** The counters of misses of all second factors. */
export const FACTOR_AUTHENTICATORS: readonly FactorAuthenticator[] = METHODS.flatMap(
  (method) => FACTORS[method].authenticator ?? [],
);

export function isNamed(method: Method): method is NamedMethod {
  return FACTORS[method].isNamed;
}
