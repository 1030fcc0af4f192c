import "server-only";
import type { SessionForm } from "#lib/settings/take-session.ts";
import { sessionToken } from "../cookies/session-cookie.ts";

/** A posted form for takeSession: the session's token, and the member it was made for. */
export async function sessionForm(form: FormData): Promise<SessionForm> {
  return { token: (await sessionToken()) ?? "", memberId: form.get("member") };
}
