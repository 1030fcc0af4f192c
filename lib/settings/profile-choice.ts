import "server-only";
import type { Method } from "#lib/insurers/policy-schema.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { type Language, readLanguage } from "#lib/messages/language.ts";

/** The profile's form as posted. */
export type ProfileChoice = { language: string; loginId: string; method: string };

/** What a post of the profile has changed. */
export type ProfileChange = "language" | "login-id" | "method";

export type ProfileMember = { id: string; loginId: string; language: Language | null; method: Method | null };

/** 「言語」: the member's choice, for mails and every browser. @returns the new language, or null if unchanged */
export async function saveLanguage(
  scope: Scope,
  { id, language: present }: ProfileMember,
  posted: string,
): Promise<Language | null> {
  const language = readLanguage(posted);
  if (!language || language === (present ?? scope.language)) return null;
  await scope.tx.member.update({ where: scope.key(id), data: { language } });
  return language;
}
