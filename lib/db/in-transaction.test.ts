import { beforeAll, expect, it, vi } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { statementsOf } from "#lib/testing/count-statements.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { prisma } from "./client.ts";
import { Prisma } from "./generated/client.ts";
import type { InsurerTransaction } from "./in-transaction.ts";
import { againAfterDeadlock, inTransaction } from "./in-transaction.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/**
 * Runs two transactions that each hold a row the other needs. `runs` counts how often their work began. Work that
 * begins again stays off the rows until the other transaction has ended: which of two waits PostgreSQL serves first
 * is the machine's affair.
 */
async function deadlock(
  touch: (tx: InsurerTransaction, id: string) => Promise<unknown>,
  options?: { isRepeatable: boolean },
) {
  const first = await makeMember(insurer, { upTo: "totp" });
  const second = await makeMember(insurer, { upTo: "totp" });
  let runs = 0;
  const { promise: bothHold, resolve: sayBothHold } = Promise.withResolvers<void>();
  const { promise: oneEnded, resolve: sayOneEnded } = Promise.withResolvers<void>();
  const act = (mine: string, theirs: string) =>
    inTransaction(
      insurer.id,
      async (tx) => {
        if (runs === 2) await oneEnded;
        await touch(tx, mine);
        runs += 1;
        if (runs === 2) sayBothHold();
        await bothHold;
        await touch(tx, theirs);
      },
      options,
    ).finally(sayOneEnded);
  const [one, other] = [first.member.id, second.member.id];
  const outcomes = await Promise.allSettled([act(one, other), act(other, one)]);
  return { runs, outcomes: outcomes.map(({ status }) => status).sort() };
}

const statement = (tx: InsurerTransaction, id: string) =>
  tx.member.updateMany({ where: { id }, data: { name: "健保　花子" } });
const rawStatement = (tx: InsurerTransaction, id: string) =>
  tx.$executeRaw`update "Member" set "name" = 'raw' where "id" = ${id}::uuid`;

it.each([
  ["statement", statement],
  ["raw statement", rawStatement],
])("two acts that wait for each other's rows both come through: one begins again (%s)", async (_, touch) => {
  expect(await deadlock(touch)).toEqual({ runs: 3, outcomes: ["fulfilled", "fulfilled"] });
});

it("waits before it begins again, so that the other act is not overtaken", async () => {
  const beganAt: number[] = [];
  const value = await againAfterDeadlock(async () => {
    beganAt.push(performance.now());
    if (beganAt.length < 3) throw new Prisma.PrismaClientKnownRequestError("", { code: "P2034", clientVersion: "" });
    return "done";
  });
  const [first = 0, second = 0, third = 0] = beganAt;
  expect(value).toBe("done");
  expect(second - first).toBeGreaterThan(45);
  expect(third - second).toBeGreaterThan(95);
});

it("work that leaves something outside the transaction is not begun again", async () => {
  expect(await deadlock(statement, { isRepeatable: false })).toEqual({ runs: 2, outcomes: ["fulfilled", "rejected"] });
});

it("an error of the work itself is thrown at once", async () => {
  let runs = 0;
  const broken = inTransaction(insurer.id, async () => {
    runs += 1;
    throw new Error("broken");
  });
  await expect(broken).rejects.toThrow("broken");
  expect(runs).toBe(1);
});

it("begins and binds a transaction to its insurer in one round trip", async () => {
  const sent = await statementsOf(() => inTransaction(insurer.id, (tx) => tx.member.count()));
  expect(sent.map((text) => text.split(" ")[0])).toEqual(["begin;", "SELECT", "COMMIT"]);
});

it("binds each of many transactions to its own insurer, also those that wait for a connection", async () => {
  const others = await Promise.all(Array.from({ length: 4 }, () => makeInsurer()));
  const seen = await inParallel(60, (index) => {
    const { id } = others[index % others.length] ?? insurer;
    const read = async (tx: InsurerTransaction) => {
      const [row] = await tx.$queryRaw<{ bound: string }[]>`
        select current_setting('app.insurer_id') as bound from pg_sleep(0.01)`;
      return row?.bound === id;
    };
    return inTransaction(id, read);
  });
  expect(seen).toEqual(seen.map(() => true));
});

it("leaves nothing of it on the connection", async () => {
  await inTransaction(insurer.id, (tx) => tx.member.count());
  const bound = await inParallel(
    30,
    () => prisma().$queryRaw<{ bound: string | null }[]>`
    select current_setting('app.insurer_id', true) as bound`,
  );
  expect(bound.flat().filter((row) => row.bound)).toEqual([]);
});

it("a second copy of the module, as the build makes, binds the transactions of the one client", async () => {
  const insurer = await makeInsurer();
  await inTransaction(insurer.id, (tx) => tx.member.count());
  vi.resetModules();
  const copy = await import("./in-transaction.ts");
  const bound = await copy.inTransaction(insurer.id, (tx) => tx.$queryRaw`select portal_insurer_id() as "insurerId"`);
  expect(bound).toEqual([{ insurerId: insurer.id }]);
});
