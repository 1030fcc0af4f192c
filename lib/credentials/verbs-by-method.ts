import "server-only";
import type { NamedMethod } from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { emailCodeVerbs } from "./email-code/email-code-verbs.ts";
import type { MethodVerbs, NamedMethodVerbs } from "./method-verbs.ts";
import { passkeyVerbs } from "./passkey/passkey-verbs.ts";
import { totpVerbs } from "./totp/totp-verbs.ts";

/** The operations behind FACTORS: one record for each method, in its own folder. */
export const VERBS_BY_METHOD: { readonly [M in Method]: M extends NamedMethod ? NamedMethodVerbs : MethodVerbs } = {
  totp: totpVerbs,
  passkey: passkeyVerbs,
  email: emailCodeVerbs,
};
