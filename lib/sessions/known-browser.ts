import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { notifyMember } from "#lib/mail/notify-member.ts";

/** More than one person uses; the least recently used are deleted first. */
const MAX_KNOWN_BROWSERS = 50;

type BrowserOfLogin = { memberId: string; browserToken: string };

/** What `notingBrowser` returns of the login's browser. */
export type NotedBrowser = { isNew: boolean; isFirstLogin: boolean };

/**
 * Records the browser of a login, as a part of the statement that opens the session (lib/db/together.ts). Each member of
 * a shared PC has a row of their own.
 * @param browserToken of the browser's cookie, which proves nothing
 */
export function notingBrowser({ insurerId, now }: Scope, { memberId, browserToken }: BrowserOfLogin): Prisma.Sql {
  // xmax is 0 for an inserted row, not for an updated one. The subqueries see the rows before.
  return Prisma.sql`
    insert into "KnownBrowser" ("insurerId", "memberId", "tokenHash", "lastSeenAt")
    values (${insurerId}::uuid, ${memberId}::uuid, ${hashToken(browserToken)}, ${now})
    on conflict ("insurerId", "memberId", "tokenHash") do update
      set "lastSeenAt" = excluded."lastSeenAt", "isByLink" = false
    returning xmax = 0 or (select "isByLink" from "KnownBrowser" where "insurerId" = ${insurerId}::uuid
        and "memberId" = ${memberId}::uuid and "tokenHash" = ${hashToken(browserToken)}) as "isNew",
      (select "lastLoginAt" is null from "Member"
       where "insurerId" = ${insurerId}::uuid and "id" = ${memberId}::uuid) as "isFirstLogin"`;
}

/** Sends a notice of a login in a new browser (spec §9; ASVS 6.3.5), except at the very first login. */
export async function noticeBrowser(scope: Scope, memberId: string, browser: NotedBrowser | undefined): Promise<void> {
  if (!browser?.isNew) return;
  await deleteLeastRecentlyUsed(scope.tx, scope.insurerId, memberId);
  if (!browser.isFirstLogin) await notifyMember(scope, { memberId, event: { type: "new-browser-login" } });
}

/** notingBrowser and noticeBrowser. Call it before `lastLoginAt` changes. */
export async function noteBrowser(scope: Scope, browser: BrowserOfLogin): Promise<void> {
  const [noted] = await scope.tx.$queryRaw<NotedBrowser[]>(notingBrowser(scope, browser));
  await noticeBrowser(scope, browser.memberId, noted);
}

/**
 * Makes the browser in which a reset link was used a known one, where strangers' misses do not count (spec §8;
 * docs/adr/0016). It opens nothing, and its first login still sends a notice.
 */
export async function noteBrowserByLink(
  { tx, insurerId, now }: Scope,
  { memberId, browserToken }: { memberId: string; browserToken: string },
): Promise<void> {
  const key = { insurerId, memberId, tokenHash: hashToken(browserToken) };
  const { count } = await tx.knownBrowser.createMany({
    data: [{ ...key, lastSeenAt: now, isByLink: true }],
    skipDuplicates: true,
  });
  if (count > 0) await deleteLeastRecentlyUsed(tx, insurerId, memberId);
}

async function deleteLeastRecentlyUsed(tx: InsurerTransaction, insurerId: string, memberId: string) {
  await tx.$executeRaw`
    delete from "KnownBrowser" where "insurerId" = ${insurerId}::uuid and "memberId" = ${memberId}::uuid
      and "tokenHash" in (select "tokenHash" from "KnownBrowser"
        where "insurerId" = ${insurerId}::uuid and "memberId" = ${memberId}::uuid
        order by "lastSeenAt" desc offset ${MAX_KNOWN_BROWSERS}::int)`;
}
