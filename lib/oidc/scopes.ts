import "server-only";
import type { Member } from "#lib/db/generated/client.ts";
import { dateOfColumn } from "#lib/typed-text/calendar-date.ts";

/**
 * What a service may ask for beside the member's identifier: each is a scope with its claims (OpenID Connect Core
 * §5.4), and a service gets those that it was registered with. None holds 記号・番号 but `insurance_number`.
 */
export const SCOPES = {
  profile: ["name", "kana"],
  email: ["email", "email_verified"],
  birthdate: ["birthdate"],
  insured_kind: ["insured_kind"],
  insurance_number: ["insurance_symbol", "insurance_number", "insurance_branch"],
} as const;

export type ServiceScope = keyof typeof SCOPES;
export const SERVICE_SCOPES = Object.keys(SCOPES) as ServiceScope[];

export function isServiceScope(text: string): text is ServiceScope {
  return text in SCOPES;
}

/** The service scopes among those of a request. */
export function serviceScopesOf(scope: unknown): ServiceScope[] {
  return typeof scope === "string" ? scope.split(" ").filter(isServiceScope) : [];
}

/** The claims of these scopes about a member; oidc-provider hands over those of them that a token was issued for. */
export function claimsOfMember(
  member: Member,
  scopes: readonly ServiceScope[],
): Record<string, string | boolean | null> {
  const claims: Record<(typeof SCOPES)[ServiceScope][number], string | boolean | null> = {
    name: member.name ?? member.kana,
    kana: member.kana,
    email: member.email,
    email_verified: member.emailConfirmedAt !== null,
    birthdate: dateOfColumn(member.birthDate),
    insured_kind: member.kind,
    insurance_symbol: member.symbol,
    insurance_number: member.number,
    insurance_branch: member.branch,
  };
  const names = scopes.flatMap((scope) => SCOPES[scope]);
  return Object.fromEntries(names.map((name) => [name, claims[name]]));
}
