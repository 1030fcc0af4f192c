import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import type { Language } from "#lib/messages/language.ts";
import { noteDone } from "#lib/sessions/done.ts";
import type { ActiveSession } from "#lib/sessions/load-session.ts";
import { saveLanguage } from "../save-language.ts";

/** 「言語」 of the profile, which needs no fresh authentication. @returns the new language, or null when it stays */
export async function changeLanguage(
  scope: Scope,
  { session, member }: ActiveSession,
  { language: posted }: { language: string },
): Promise<Result<{ language: Language | null }, never>> {
  const language = await saveLanguage(scope, member, posted);
  await noteDone(scope, session.id, { code: language ? "language" : "nothing" });
  return ok({ language });
}
