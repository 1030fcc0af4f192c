import "server-only";
import { METHODS, type Method } from "#lib/insurers/policy-schema.ts";
import { hasProof, type Proof, provenMethods } from "#lib/sessions/proofs.ts";

/**
 * What a service reads about how its member was authenticated, by second factor. `phr` and `pop` are of OpenID
 * Connect EAP ACR Values 1.0, the rest of `amr` of RFC 8176, which has no value for a mail: `otp` would look like the
 * app. `hwk` is not said, as most passkeys are synchronised.
 */
const BY_METHOD = {
  passkey: { acr: "phr", amr: ["pop", "user", "mfa"] },
  totp: { acr: "urn:kenpo-portal:acr:app", amr: ["pwd", "otp", "mfa"] },
  email: { acr: "urn:kenpo-portal:acr:mail", amr: ["pwd", "mca"] },
} as const satisfies Record<Method, { acr: string; amr: readonly string[] }>;

export type Acr = (typeof BY_METHOD)[Method]["acr"];

/** Weakest first. */
export const ACRS: readonly Acr[] = METHODS.map((method) => BY_METHOD[method].acr).reverse();

/** The `acr` of a login with this second factor. */
export function acrOf(method: Method): Acr {
  return BY_METHOD[method].acr;
}

/** Whether a login of `acr` is at least as strong as `wanted`. */
export function reaches(acr: Acr, wanted: Acr): boolean {
  return ACRS.indexOf(acr) >= ACRS.indexOf(wanted);
}

/** The second factors with which a login reaches `wanted`, strongest first. */
export function methodsReaching(wanted: Acr | null): Method[] {
  return METHODS.filter((method) => wanted === null || reaches(acrOf(method), wanted));
}

export type AuthenticationClaims = {
  acr: Acr;
  amr: readonly string[];
  /** Of the newest authentication, in whole seconds. */
  authTime: number;
};

/** Of the proofs of a session, those that authenticate: terms and wizard say nothing of who is there. */
const AUTHENTICATES: Record<Proof["kind"], boolean> = {
  password: true,
  passkey: true,
  totp: true,
  emailCode: true,
  resetLink: true,
  recoveryCode: true,
  birthDate: true,
  terms: false,
  emailConfirmed: false,
  wizard: false,
};

/** A factor that was set up behind a letter, a link or a recovery code is worth no more than these. */
function isVouchedFor(proofs: readonly Proof[]): boolean {
  return (
    hasProof(proofs, "resetLink") ||
    hasProof(proofs, "recoveryCode") ||
    proofs.some((proof) => proof.kind === "password" && proof.credential === "temporary")
  );
}

/** What the proofs of a session may honestly claim (OpenID Connect Core §2: acr, amr, auth_time). */
export function claimsOfProofs(proofs: readonly Proof[]): AuthenticationClaims {
  const moments = proofs.filter(({ kind }) => AUTHENTICATES[kind]).map(({ at }) => Date.parse(at));
  const authTime = Math.floor(Math.max(0, ...moments) / 1000);
  const [strongest = "email"] = provenMethods(proofs);
  const { acr, amr } = BY_METHOD[isVouchedFor(proofs) ? "email" : strongest];
  return { acr, amr, authTime };
}

/**
 * The weakest `acr` that will do. `acr_values` lists what the service takes, of which any will do; unknown ones are no
 * wish, so that a typing error sends nobody in circles. The service's own floor holds whatever it asks.
 * @param asked the parameter as it came
 */
export function requiredAcr(asked: unknown, floor: Method | null): Acr | null {
  const listed = typeof asked === "string" ? asked.split(" ") : [];
  const weakestAsked = ACRS.findIndex((acr) => listed.includes(acr));
  const weakest = Math.max(weakestAsked, floor ? ACRS.indexOf(acrOf(floor)) : -1);
  return ACRS[weakest] ?? null;
}
