import pg from "pg";
import { beforeAll, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { forgetTry, takeTry } from "./ip-ceiling.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const from = (ipAddress: string) => makeContext(insurer, { ipAddress });
const takeTries = (count: number, peer: (index: number) => string) =>
  inParallel(count, (index) => takeTry(from(peer(index)), "login"));
const granted = (answers: readonly boolean[]) => answers.filter(Boolean).length;

it("lets a thousand of 1,700 parallel tries through, and not one more", async () => {
  expect(granted(await takeTries(1_700, () => "203.0.113.1"))).toBe(1_000);
  expect(await takeTry(from("203.0.113.1"), "login")).toBe(false);
  expect(await takeTry(from("203.0.113.2"), "login")).toBe(true);
});

it("counts an IPv6 household as one, however many addresses it uses, and its neighbour apart", async () => {
  const household = (index: number) => `2001:db8:5:7::${(index + 1).toString(16)}`;
  expect(granted(await takeTries(999, household))).toBe(999);
  expect(await takeTry(from("2001:db8:5:7:ffff::1"), "login")).toBe(true);
  expect(await takeTry(from("2001:db8:5:7:ffff::2"), "login")).toBe(false);
  expect(await takeTry(from("2001:db8:5:8::1"), "login")).toBe(true);
});

it("counts an address in any spelling as one, and what is none as one too", async () => {
  const spellings = ["203.0.113.3", "::ffff:203.0.113.3", "203.0.113.3:4433", "[::ffff:cb00:7103]:4433"];
  expect(granted(await takeTries(1_200, (index) => spellings[index % spellings.length] ?? ""))).toBe(1_000);
  expect(granted(await takeTries(1_200, (index) => `x${index}`.repeat(index + 1).slice(0, 3_000)))).toBe(1_000);
});

it("counts only what was refused: a login that succeeds takes its try back", async () => {
  await takeTries(999, () => "203.0.113.4");
  for (let login = 0; login < 3; login += 1) {
    expect(await takeTry(from("203.0.113.4"), "login")).toBe(true);
    await forgetTry(from("203.0.113.4"), "login");
  }
  expect(granted(await takeTries(3, () => "203.0.113.4"))).toBe(1);
});

it("counts passkeys apart from passwords", async () => {
  expect(granted(await takeTries(1_001, () => "203.0.113.6"))).toBe(1_000);
  const passkeys = await inParallel(1_001, () => takeTry(from("203.0.113.6"), "passkey"));
  expect(granted(passkeys)).toBe(1_000);
});

/** The database's processes that serve the ceiling's connections while `work` runs. */
async function processesOf(work: () => Promise<unknown>): Promise<number[]> {
  const used = new Set<number>();
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function record(this: pg.Client & { processID: number }, ...sent: unknown[]) {
    if (JSON.stringify(sent[0]).includes("RateLimit")) used.add(this.processID);
    return Reflect.apply(query, this, sent);
  } as typeof query;
  await work().finally(() => {
    pg.Client.prototype.query = query;
  });
  return [...used];
}

it("goes on after its idle connections were ended, as when the database is restarted", async () => {
  const processes = await processesOf(() => takeTry(from("203.0.113.7"), "login"));
  expect(processes).toHaveLength(1);
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await owner.query("select pg_terminate_backend(pid, 10000) from unnest($1::int[]) pid", [processes]);
  await owner.end();
  // Another connection: the ended one has been noticed by then, which nobody may take for a failure of the process.
  await expect.poll(() => takeTry(from("203.0.113.7"), "login"), { timeout: 10_000 }).toBe(true);
  const now = await processesOf(() => takeTry(from("203.0.113.7"), "login"));
  expect(processes).not.toContain(now[0]);
});
