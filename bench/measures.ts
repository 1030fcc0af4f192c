import { prisma } from "#lib/db/client.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import type { Browser } from "./browser.ts";
import { type CpuMs, cpuSince, perPiece } from "./cpu.ts";
import { drive } from "./drive.ts";
import { insertSessions } from "./fill.ts";
import { askSession, logIn, openTop } from "./log-in.ts";
import type { ServerState, Stage } from "./stage.ts";
import { type Load, summarise } from "./statistics.ts";

const CLIENTS = 8;
/** Members who read pages while others log in. */
const READERS_BESIDE = 2;
const SESSIONS_ENDED = 5;

/** The results of one round, by measure. */
export type Round = { loads: Map<string, Load>; servers: Map<string, ServerState>; cpus: Map<string, CpuMs> };

/** Complete logins of 8 clients, and each of their requests; returns the signed-in browsers. */
async function measureLogins(stage: Stage, seconds: number) {
  const requestsMs = new Map<string, number[]>();
  const browsers: Browser[] = [];
  const onAnswer = (name: string, milliseconds: number) => {
    const known = requestsMs.get(name);
    if (known) known.push(milliseconds);
    else requestsMs.set(name, [milliseconds]);
  };
  const load = await drive({ clients: CLIENTS, seconds }, async (client) => {
    browsers[client] = await logIn(stage.site, stage.people, onAnswer);
  });
  const requests = [...requestsMs].map(([name, durations]) => [name, summarise(durations, seconds)] as const);
  return { load, requests, browsers };
}

function readAsEach(browsers: readonly Browser[], seconds: number, read: (browser: Browser) => Promise<void>) {
  return drive({ clients: browsers.length, seconds }, async (client) => {
    const browser = browsers[client];
    if (browser) await read(browser);
  });
}

async function measureBeside(stage: Stage, browsers: readonly Browser[], seconds: number) {
  const [login, session] = await Promise.all([
    drive({ clients: CLIENTS, seconds }, () => logIn(stage.site, stage.people)),
    readAsEach(browsers.slice(0, READERS_BESIDE), seconds, askSession),
  ]);
  return { login, session };
}

/** The statement of every session check, in this process without HTTP. */
function measureSessionRead({ insurer }: Stage, browsers: readonly Browser[], seconds: number) {
  return readAsEach(browsers, seconds, async ({ cookies }) => {
    const found = await loadSession({ insurer, now: new Date() }, cookies.get("__Host-session") ?? "");
    if (!found) throw new Error("a signed-in browser has no session");
  });
}

/** The verb of 「全てのデバイスからサインアウトする」, one member after the other, in this process. */
async function measureSignOutEverywhere({ insurer, owner, people }: Stage, seconds: number) {
  const memberIds = people.memberIds();
  await insertSessions(owner, insurer.id, memberIds, SESSIONS_ENDED);
  const context = {
    insurer,
    actor: "browser" as const,
    ipAddress: "127.0.0.1",
    userAgent: "bench",
    language: "ja" as const,
  };
  let turn = 0;
  return drive({ clients: 1, seconds }, async () => {
    const memberId = memberIds[turn++ % memberIds.length] ?? "";
    const now = new Date();
    await inInsurer({ ...context, now }, (scope) => endSessionsFor(scope, "sessions-signed-out", { memberId }));
  });
}

/** A load, and what server and processes spent on one unit of it. */
export type Watched = { load: Load; server: ServerState; cpuMs: CpuMs | null };

async function watch<Found extends { load: Load }>(stage: Stage, work: () => Promise<Found>): Promise<Found & Watched> {
  await stage.serverState();
  const before = stage.cpuMs();
  const found = await work();
  const spent = cpuSince(before, stage.cpuMs());
  return { ...found, server: await stage.serverState(), cpuMs: spent && perPiece(spent, found.load.count) };
}

export function watchLogins(stage: Stage, seconds: number) {
  return watch(stage, () => measureLogins(stage, seconds));
}

/** One after the other, `seconds` for each. */
export async function measureRound(stage: Stage, seconds: number): Promise<Round> {
  const round: Round = { loads: new Map(), servers: new Map(), cpus: new Map() };
  const keep = (name: string, { load, server, cpuMs }: Watched) => {
    round.loads.set(name, load);
    round.servers.set(name, server);
    if (cpuMs) round.cpus.set(name, cpuMs);
  };
  const watchReads = async (name: string, read: (browser: Browser) => Promise<void>) =>
    keep(name, await watch(stage, async () => ({ load: await readAsEach(browsers, seconds, read) })));

  const { requests, browsers, ...login } = await watchLogins(stage, seconds * 3);
  keep("login", login);
  for (const [name, load] of requests) round.loads.set(name, load);
  await watchReads("GET / signed in", openTop);
  await watchReads("GET /session", askSession);
  const beside = await measureBeside(stage, browsers, seconds * 2);
  round.loads.set("GET /session beside logins", beside.session);
  round.loads.set("login beside session checks", beside.login);
  round.loads.set("session read", await measureSessionRead(stage, browsers, seconds));
  round.loads.set("sign out everywhere", await measureSignOutEverywhere(stage, seconds));
  return round;
}

export async function closeOwnConnections(): Promise<void> {
  await prisma().$disconnect();
}
