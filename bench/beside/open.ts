// What a login and a page cost at least: Next.js alone, and another library, on the portal's own database server.
import { spawnSync } from "node:child_process";
import pg from "pg";
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { randomToken } from "#lib/kernel/secrets.ts";
import { nodeOptions } from "#scripts/support/node-options.mjs";
import { type Answer, Browser, type Site } from "../browser.ts";
import { readCpuMs } from "../cpu.ts";
import type { People } from "../people.ts";
import { startServer } from "../server.ts";
import type { Closers, Stage } from "../stage.ts";
import { type Bench, CLIENTS, type Watchable, watchLoad } from "../watch.ts";
import { betterAuthWith, HOST } from "./better-auth.ts";
import { emailOf, fillBeside } from "./fill.ts";

const DATABASE = "beside";

function build() {
  const next = ["node_modules/next/dist/bin/next", "build", import.meta.dirname];
  const { status, stdout, stderr } = spawnSync(process.execPath, next, {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error(`next build failed:\n${stdout}\n${stderr}`);
}

async function createDatabase(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`create database ${DATABASE}`);
  await client.end();
  const url = new URL(ownerUrl);
  url.pathname = DATABASE;
  return url.href;
}

async function start(closers: Closers, { ownerUrl, people, databasePid }: Stage) {
  build();
  const [secret, databaseUrl] = [randomToken(), await createDatabase(ownerUrl)];
  const pool = new pg.Pool({ connectionString: databaseUrl });
  await fillBeside(pool, betterAuthWith(pool, { secret, port: 0 }), people);
  await pool.end();
  const { pid, port, serverState } = await startServer(closers, {
    script: "bench/beside/server.ts",
    variables: { NODE_ENV: "production", BESIDE_DATABASE_URL: databaseUrl, BESIDE_SECRET: secret },
    nodeOptions: nodeOptions("server"),
  });
  const cpuMs = () => readCpuMs({ server: pid, database: databasePid });
  return { site: { host: HOST, port }, serverState, cpuMs };
}

function assertHas({ path, status, body }: Answer, text: string) {
  if (status !== 200 || !body.includes(text)) throw new Error(`${path} gave ${status} ${body.slice(0, 300)}`);
}

/** By better-auth's endpoints; there is no page. */
async function logIn(site: Site, people: People): Promise<Browser> {
  const { loginId } = people.next(new Date());
  const browser = new Browser(site);
  const { password, totpSecret } = people;
  const signedIn = await browser.postJson("/api/auth/sign-in/email", { email: emailOf(loginId), password });
  assertHas(signedIn, "twoFactorRedirect");
  const code = totpCodeAt(totpSecret, new Date());
  assertHas(await browser.postJson("/api/auth/two-factor/verify-totp", { code }), emailOf(loginId));
  return browser;
}

function besideBenches(started: Watchable & { site: Site }, people: People): Bench[] {
  const { site } = started;
  const anybody = new Browser(site);
  const row = `/row?email=${encodeURIComponent(emailOf(people.everyone()[0]?.loginId ?? ""))}`;
  const get = (name: string, path: string, text: string) => (seconds: number) =>
    watchLoad(name, started, { seconds }, async () => assertHas(await anybody.get(path), text));
  const [bareRow, barePage] = [get("bare Next: one SELECT", row, "name"), get("bare Next: a page", "/page", "<h1>")];
  const readSession = async (seconds: number) => {
    const browsers = await Promise.all(Array.from({ length: CLIENTS }, () => logIn(site, people)));
    return watchLoad("better-auth: session", started, { seconds }, async (client) =>
      assertHas((await browsers[client]?.get("/api/auth/get-session")) as Answer, "@example.jp"),
    );
  };
  return [
    { name: "bare", measure: async (seconds) => [...(await bareRow(seconds)), ...(await barePage(seconds))] },
    {
      name: "better-auth",
      measure: async (seconds) => [
        ...(await watchLoad("better-auth: login", started, { seconds: seconds * 3 }, () => logIn(site, people))),
        ...(await readSession(seconds)),
      ],
    },
  ];
}

export async function openBeside(closers: Closers, stage: Stage): Promise<Bench[]> {
  return besideBenches(await start(closers, stage), stage.people.part(0));
}
