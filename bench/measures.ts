import { prisma } from "#lib/db/client.ts";
import { endSessionsFor } from "#lib/endings/end-for.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import type { Browser } from "./browser.ts";
import { drive } from "./drive.ts";
import { insertSessions } from "./fill.ts";
import { askSession, logIn, openTop } from "./log-in.ts";
import type { Stage } from "./stage.ts";
import { summarise } from "./statistics.ts";
import { type Bench, CLIENTS, type Named, watch, watchLoad } from "./watch.ts";

/** Members who read pages while others log in. */
const READERS_BESIDE = 2;
const SESSIONS_ENDED = 5;

/** Complete logins, and each of their requests. */
async function measureLogins(stage: Stage, seconds: number) {
  const requestsMs = new Map<string, number[]>();
  const onAnswer = (name: string, milliseconds: number) => {
    const known = requestsMs.get(name);
    if (known) known.push(milliseconds);
    else requestsMs.set(name, [milliseconds]);
  };
  const load = await drive({ clients: CLIENTS, seconds }, () => logIn(stage.site, stage.people, onAnswer));
  const requests = [...requestsMs].map(([name, durations]) => [name, { load: summarise(durations, seconds) }] as const);
  return { load, requests };
}

export function watchLogins(stage: Stage, seconds: number) {
  return watch(stage, () => measureLogins(stage, seconds));
}

/** Browsers of as many members as there are clients, signed in when they are first asked for. */
function signedInBrowsers({ site, people }: Stage): () => Promise<Browser[]> {
  let browsers: Promise<Browser[]> | undefined;
  return () => {
    browsers ??= Promise.all(Array.from({ length: CLIENTS }, () => logIn(site, people)));
    return browsers;
  };
}

function readAsEach(browsers: readonly Browser[], seconds: number, read: (browser: Browser) => Promise<void>) {
  return drive({ clients: browsers.length, seconds }, async (client) => {
    const browser = browsers[client];
    if (browser) await read(browser);
  });
}

async function measureBeside(stage: Stage, browsers: readonly Browser[], seconds: number): Promise<Named> {
  const [login, session] = await Promise.all([
    drive({ clients: CLIENTS, seconds }, () => logIn(stage.site, stage.people)),
    readAsEach(browsers.slice(0, READERS_BESIDE), seconds, askSession),
  ]);
  return [
    ["GET /session beside logins", { load: session }],
    ["login beside session checks", { load: login }],
  ];
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
  // The last members: the browsers that stay signed in are the first ones'.
  const memberIds = people.memberIds().toReversed();
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

/** What is measured of a portal, in this order. */
export function portalBenches(stage: Stage): Bench[] {
  const browsers = signedInBrowsers(stage);
  const reads = (read: (browser: Browser) => Promise<void>, name: string) => async (seconds: number) => {
    const signedIn = await browsers();
    const each = async (client: number) => read(signedIn[client] as Browser);
    return watchLoad(name, stage, { seconds }, each);
  };
  return [
    {
      name: "login",
      measure: async (seconds) => {
        const { requests, ...login } = await watchLogins(stage, seconds * 3);
        return [["login", login], ...requests];
      },
    },
    { name: "top", measure: reads(openTop, "GET / signed in") },
    { name: "session", measure: reads(askSession, "GET /session") },
    { name: "beside", measure: async (seconds) => measureBeside(stage, await browsers(), seconds * 2) },
    {
      name: "in-process",
      measure: async (seconds) => [
        ["session read", { load: await measureSessionRead(stage, await browsers(), seconds) }],
        ["sign out everywhere", { load: await measureSignOutEverywhere(stage, seconds) }],
      ],
    },
  ];
}

export async function closeOwnConnections(): Promise<void> {
  await prisma().$disconnect();
}
