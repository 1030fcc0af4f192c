import "server-only";
import type { SessionForm } from "#lib/settings/take-session.ts";
import { sessionToken } from "../cookies/session-cookie.ts";

/** A posted form as takeSession takes it: in whose session, and for whom it was made. */
export async function sessionForm(form: FormData): Promise<SessionForm> {
  return { token: (await sessionToken()) ?? "", memberId: form.get("member") };
}
