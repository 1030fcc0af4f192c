import "server-only";
import { cache } from "react";
import type { Announcement } from "#lib/insurers/list-announcements.ts";
import { type ActiveSession, loadSession } from "#lib/sessions/load-session.ts";
import { loadSessionWithAnnouncements } from "#lib/sessions/load-session-with-announcements.ts";
import { sessionToken } from "../cookies/session-cookie.ts";
import { requestHost } from "./request-host.ts";
import { requestTime } from "./request-time.ts";

type WithAnnouncements = { session: ActiveSession | null; announcements: Announcement[] };

/** The request's one read of its session. */
const held = cache((): { read?: Promise<{ session: ActiveSession | null }> } => ({}));

/** By host alone: this check does not need the insurer. */
const reader = async () => ({ insurer: { host: await requestHost() }, now: requestTime() });

async function readSession() {
  const token = await sessionToken();
  return { session: token ? await loadSession(await reader(), token) : null };
}

/** The session of this request, or null: one statement for each request, so that an ended one is refused at once. */
export async function currentSession(): Promise<ActiveSession | null> {
  const request = held();
  request.read ??= readSession();
  return (await request.read).session;
}

/** The session with the お知らせ that its member, or without one everybody, may read: one statement for both. */
export function currentSessionWithAnnouncements(limit: number): Promise<WithAnnouncements> {
  const read = Promise.all([reader(), sessionToken()]).then(([at, token]) =>
    loadSessionWithAnnouncements(at, { token, limit }),
  );
  held().read = read;
  return read;
}
