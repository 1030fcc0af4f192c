import { expect, test } from "vitest";
import { prisma } from "./client.ts";
import { statementName } from "./statement-name.ts";

test("a statement that comes again is one prepared statement of its connection", async () => {
  const [kept] = await prisma().$transaction(async (tx) => {
    for (const answer of [41, 42]) await tx.$queryRaw`select ${answer}::int as "kept once"`;
    return tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_prepared_statements where statement like '%kept once"'`;
  });
  expect(kept?.count).toBe(1);
});

test("texts without end, and long ones, are not kept", () => {
  expect(statementName(`select ${"1,".repeat(3_000)}1`)).toBe("");
  const named = Array.from({ length: 1_000 }, (_, n) => statementName(`select ${n}`)).filter((name) => name !== "");
  expect(named.length).toBeGreaterThan(0);
  expect(named.length).toBeLessThanOrEqual(400);
  expect(new Set(named).size).toBe(named.length);
});
