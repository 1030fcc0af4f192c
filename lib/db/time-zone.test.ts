import { expect, test } from "vitest";
import { prisma } from "./client.ts";

test("a moment means the same to Prisma and to SQL, whatever the machine's time zone", async () => {
  const moment = new Date("2026-11-02T01:00:00.000Z");
  const [row] = await prisma().$queryRaw<{ text: string; zone: string }[]>`
    select to_jsonb(${moment}::timestamptz)::text as text, current_setting('timezone') as zone`;
  expect(row?.zone).toBe("UTC");
  expect(new Date(JSON.parse(row?.text ?? '""')).getTime()).toBe(moment.getTime());
});
