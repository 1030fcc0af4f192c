import "server-only";
import type { SessionForm } from "#lib/settings/take-session.ts";
import { sessionToken } from "../cookies/session-cookie.ts";

/** A posted form for takeSession: the session's token, and the member it was made for. */
export async function sessionForm(form: FormData): Promise<SessionForm> {
  return { token: (await sessionToken()) ?? "", memberId: form.get("member") };
}

/** What was typed in these fields, for a draft. */
export function keptValues(form: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => form.getAll(name).map((value) => [name, String(value)] as const)));
}
