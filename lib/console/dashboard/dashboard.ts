import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { DASHBOARD_DAYS } from "#lib/kernel/limits.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { filterCondition } from "../members/member-conditions.ts";
import { EVERYBODY } from "../members/member-filter.ts";
import { countFigures, type Figures, keepFigures, readFigures } from "./count-figures.ts";

/** 7, 30, 90 days until now. */
export type Period = (typeof DASHBOARD_DAYS)[number];

const USUAL: Period = 30;

/** The period an address asks for; the usual one for what is none. */
export function readPeriod(asked: unknown): Period {
  return DASHBOARD_DAYS.find((days) => String(days) === asked) ?? USUAL;
}

export type Dashboard = Omit<Figures, "finishedWithin" | "loggedInWithin"> & {
  period: Period;
  countedAt: Date;
  finishedLately: number;
  loggedInLately: number;
  failedMails: number;
  /** Now, by index. */
  locked: number;
  expiring: number;
};

/** Above this many milliseconds a count is kept, and lib/jobs/count-figures.ts counts anew from then on. */
const SLOW_MS = 200;
/** The worker counts every ten minutes; when none has for so long, the page does. */
const KEPT_SECONDS = 20 * 60;

async function figuresOf(scope: ClerkScope): Promise<{ countedAt: Date; figures: Figures }> {
  const kept = await readFigures(scope);
  if (kept && kept.countedAt > addSeconds(scope.now, -KEPT_SECONDS)) return kept;
  const start = performance.now();
  const figures = await countFigures(scope);
  if (performance.now() - start > SLOW_MS) await keepFigures(scope, figures);
  return { countedAt: scope.now, figures };
}

async function countGroup(scope: ClerkScope, group: "locked" | "expiring"): Promise<number> {
  const [found] = await scope.tx.$queryRaw<{ count: number }[]>(Prisma.sql`
    select count(*)::int as "count" from "Member" member
    where member."insurerId" = ${scope.insurerId}::uuid and ${filterCondition({ ...EVERYBODY, search: null, group }, scope)}`);
  return found?.count ?? 0;
}

async function read(scope: ClerkScope, period: Period): Promise<Dashboard> {
  const { tx, insurerId, now } = scope;
  const { countedAt, figures } = await figuresOf(scope);
  const { finishedWithin, loggedInWithin, ...rest } = figures;
  const since = addSeconds(now, -period * DAY_SECONDS);
  return {
    ...rest,
    period,
    countedAt,
    finishedLately: finishedWithin[period] ?? 0,
    loggedInLately: loggedInWithin[period] ?? 0,
    failedMails: await tx.mailMessage.count({ where: { insurerId, status: "failed", createdAt: { gt: since } } }),
    locked: await countGroup(scope, "locked"),
    expiring: await countGroup(scope, "expiring"),
  };
}

/** 「ホーム」: what needs somebody today, and how far members have come. */
export const readDashboard: ClerkVerb<Period, Dashboard> = { needs: "viewer", run: read };
