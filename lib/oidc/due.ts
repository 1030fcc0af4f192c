import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Proof } from "#lib/sessions/proofs.ts";
import { acrOf, claimsOfProofs, reaches, requiredAcr } from "./acr.ts";
import { serviceScopesOf } from "./scopes.ts";

/** A question of the library to the portal: what a service asked for, and why it is not simply answered. */
export type Asked = {
  prompt: { name: string; reasons: readonly string[] };
  /** In whole seconds. */
  iat: number;
  params: { scope?: string; acr_values?: string; max_age?: string | number };
};

/** The service that asks. */
export type AskingService = { weakestMethod: Method | null; asksConsent: boolean };

/** The signed-in member, who has accepted the present terms. */
export type AskedMember = {
  proofs: readonly Proof[];
  /** Second factors that are set up. */
  methods: readonly Method[];
  consent: { scopes: readonly string[]; givenAt: Date } | null;
};

/**
 * - `finish`: the library may go on.
 * - `reauthenticate`: the proofs are older than the service takes (`prompt=login`, `max_age`).
 * - `step-up`, `cannot`: they are weaker, and the member has, or has not, what is needed.
 * - `other-member`: the service means somebody else (`id_token_hint`).
 * - `consent`: the member has not agreed to this yet.
 */
export type Due = "finish" | "reauthenticate" | "step-up" | "cannot" | "other-member" | "consent";

const HINTS = ["id_token_hint", "claims_id_token_sub_value"];

/** What the member is asked next, before a service gets its answer. Asked again after every step. */
export function dueOf(asked: Asked, service: AskingService, member: AskedMember, now: Date): Due {
  return asked.prompt.name === "consent"
    ? dueOfConsent(asked, service, member)
    : dueOfLogin(asked, service, member, now);
}

function dueOfLogin({ prompt, iat, params }: Asked, service: AskingService, member: AskedMember, now: Date): Due {
  const { reasons } = prompt;
  if (HINTS.some((hint) => reasons.includes(hint)) && !reasons.includes("no_session")) return "other-member";
  const { acr, authTime } = claimsOfProofs(member.proofs);
  const isSince = authTime >= iat;
  const isTooOld = params.max_age !== undefined && now.getTime() / 1000 - authTime > Number(params.max_age);
  if ((reasons.includes("login_prompt") || isTooOld) && !isSince) return "reauthenticate";
  const required = requiredAcr(params.acr_values, service.weakestMethod);
  if (!required || reaches(acr, required)) return "finish";
  return member.methods.some((method) => reaches(acrOf(method), required)) ? "step-up" : "cannot";
}

function dueOfConsent({ prompt, iat, params }: Asked, { asksConsent }: AskingService, { consent }: AskedMember): Due {
  const wanted = serviceScopesOf(params.scope);
  if (!asksConsent || wanted.length === 0) return "finish";
  if (!consent || !wanted.every((scope) => consent.scopes.includes(scope))) return "consent";
  const isAskedAnew = prompt.reasons.includes("consent_prompt") && consent.givenAt.getTime() / 1000 < iat;
  return isAskedAnew ? "consent" : "finish";
}
