import { prisma } from "#lib/db/client.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { hashToken } from "#lib/kernel/secrets.ts";

/** What a page may know of who is signed in. */
export type ActiveSession = {
  session: { id: string; createdAt: string; expiresAt: string; idleSeconds: number };
  member: {
    id: string;
    /** ユーザー名 */
    kana: string;
    loginId: string;
    kind: "insured" | "dependent";
    language: "ja" | "en";
    method: Method | null;
  };
  acceptedTermsVersion: number;
  currentTermsVersion: number;
};

/**
 * The session behind `token` on `host`, or null when it ended, expired, idled
 * out, belongs to another host, or its member is disabled. Moves the idle clock.
 */
export async function loadSession(host: string, token: string, now: Date): Promise<ActiveSession | null> {
  const [row] = await prisma().$queryRaw<{ found: ActiveSession | null }[]>`
    select portal_session(${host}, ${hashToken(token)}, ${now}) as found`;
  return row?.found ?? null;
}
