import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { type Language, readLanguage } from "#lib/messages/language.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";

/**
 * The member's own choice from now on, in mails and in whatever browser.
 * @returns the new language, or null when it is the one of this page already
 */
export async function saveLanguage(
  scope: Scope,
  { id, language: present }: ActiveSession["member"],
  posted: string,
): Promise<Language | null> {
  const language = readLanguage(posted);
  if (!language || language === (present ?? scope.language)) return null;
  await scope.tx.member.update({ where: scope.key(id), data: { language } });
  return language;
}
