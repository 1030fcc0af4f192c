// What must hold after every fault, whatever it was: asked of the database, the mail server and every browser that is
// signed in.
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { type Account, assertOwnProfile } from "./load.ts";
import type { FaultStage } from "./stage.ts";

export type Check = { what: string; isFine: boolean; seen: string };

type Traces = { memberId: string; loginId: string; sessions: number; logins: number; changes: number; notices: number };

/** What each member's acts have left behind. The load's filling has sessions of its own. */
async function tracesOf(owner: pg.Pool, insurerId: string): Promise<Map<string, Traces>> {
  const { rows } = await owner.query<Traces>(
    `select m."id" as "memberId", m."loginId",
       (select count(*)::int from "Session" s where s."insurerId" = m."insurerId" and s."memberId" = m."id"
          and s."tokenHash" not like 'bench-%') as sessions,
       (select count(*)::int from "AuditEvent" a where a."insurerId" = m."insurerId" and a."memberId" = m."id"
          and a."action" = 'login.complete') as logins,
       (select count(*)::int from "AuditEvent" a where a."insurerId" = m."insurerId" and a."memberId" = m."id"
          and a."action" = 'login-id.change') as changes,
       (select count(*)::int from "MailMessage" x where x."insurerId" = m."insurerId" and x."memberId" = m."id"
          and x."kind" = 'notice') as notices
     from "Member" m where m."insurerId" = $1 and m."symbol" = 'bench'`,
    [insurerId],
  );
  return new Map(rows.map((row) => [row.memberId, row]));
}

/** In words what an account's rows contradict; undefined when all is whole. */
function contradiction(account: Account, traces: Traces | undefined): string | undefined {
  if (!traces) return "no member";
  const { loginId, sessions, logins, changes, notices } = traces;
  const isChanged = loginId === account.newLoginId;
  if (account.login === "accepted" && sessions !== 1) return `${sessions} sessions of an accepted login`;
  if (sessions !== logins) return `${sessions} sessions, ${logins} logins in the audit`;
  if (account.change === "accepted" && !isChanged) return "an accepted change is gone";
  if (account.change === "none" && isChanged) return "a change that nobody asked for";
  if (changes !== Number(isChanged) || notices !== Number(isChanged)) {
    return `user ID ${isChanged ? "changed" : "kept"}, ${changes} in the audit, ${notices} notices`;
  }
  return undefined;
}

async function checkActs({ owner, insurer, load }: FaultStage): Promise<Check> {
  const traces = await tracesOf(owner, insurer.id);
  const wrong = load.accounts.flatMap((account) => {
    const found = contradiction(account, traces.get(account.memberId));
    return found ? [`${account.loginId}: ${found}`] : [];
  });
  const count = (act: "login" | "change", outcome: string) =>
    load.accounts.filter((account) => account[act] === outcome).length;
  const seen = `${count("login", "accepted")} logins and ${count("change", "accepted")} changes accepted, ${
    count("login", "unknown") + count("change", "unknown")
  } without an answer`;
  return {
    what: "accepted acts are there, others whole or not at all",
    isFine: wrong.length === 0,
    seen: [seen, ...wrong.slice(0, 3)].join("; "),
  };
}

async function checkAudit({ owner, insurer }: FaultStage): Promise<Check> {
  const { rows } = await owner.query<{ broken: string | null; events: number }>(
    `select portal_audit_verify($1) as broken, count(*)::int as events from "AuditEvent" where "insurerId" = $1`,
    [insurer.id],
  );
  const { broken = null, events = 0 } = rows[0] ?? {};
  return { what: "audit chain", isFine: broken === null && events > 0, seen: `${events} events` };
}

/** Every browser that was let in sees its own member. One whose last answer was lost may be either ID's. */
async function checkSessions({ load }: FaultStage): Promise<Check> {
  const open = load.accounts.filter(({ login, change }) => login === "accepted" && change === "accepted");
  const wrong: string[] = [];
  for (const { browser, newLoginId } of open) {
    if (!browser) continue;
    await assertOwnProfile(browser, newLoginId).catch((error: Error) => wrong.push(error.message));
  }
  const isFine = wrong.length === 0 && !load.errors.has("WRONG SESSION");
  const seen = [`${open.length} browsers`, ...wrong.slice(0, 3)].join("; ");
  return { what: "each browser sees its own member", isFine, seen };
}

/** Waits until nothing is queued, or the limit. @returns milliseconds; infinite when mails are still queued */
export async function waitForMails({ owner, insurer }: FaultStage, limitSeconds: number): Promise<number> {
  const start = performance.now();
  while (performance.now() < start + limitSeconds * 1000) {
    const { rows } = await owner.query<{ waiting: number }>(
      `select count(*)::int as waiting from "MailMessage" where "insurerId" = $1 and "status" = 'queued'`,
      [insurer.id],
    );
    if (rows[0]?.waiting === 0) return performance.now() - start;
    await sleep(100);
  }
  return Number.POSITIVE_INFINITY;
}

async function checkMails({ owner, insurer, mail }: FaultStage, mayArriveTwice: number): Promise<Check> {
  const { rows } = await owner.query<{ id: string; toEmail: string; status: string }>(
    `select "id", "toEmail", "status" from "MailMessage" where "insurerId" = $1`,
    [insurer.id],
  );
  const arrivals = mail.arrivals();
  const lost = rows.filter(({ id, toEmail }) => arrivals.get(id)?.to !== toEmail);
  const unsettled = rows.filter(({ status }) => status !== "sent");
  const twice = [...arrivals.values()].filter(({ times }) => times > 1);
  const stray = arrivals.size - (rows.length - lost.length);
  return {
    what: "each mail once, to its own member",
    isFine: lost.length + unsettled.length + stray === 0 && twice.length <= mayArriveTwice,
    seen: `${rows.length} mails, ${lost.length} lost, ${unsettled.length} not sent, ${twice.length} twice (at most ${mayArriveTwice}), ${stray} of nobody`,
  };
}

/** @param mayArriveTwice mails that were under way in a worker that was killed: at least once (docs/operations.md) */
export async function checkAfter(stage: FaultStage, mayArriveTwice: number): Promise<Check[]> {
  const checks = [checkActs, checkAudit, checkSessions, (it: FaultStage) => checkMails(it, mayArriveTwice)];
  const found: Check[] = [];
  for (const check of checks) found.push(await check(stage));
  return found;
}
