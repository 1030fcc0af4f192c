import { expect, test } from "vitest";
import { pendingSql } from "./create-migration.ts";

test("every change of schema.prisma has a migration", async () => {
  expect(await pendingSql(process.env.TEST_OWNER_DATABASE_URL ?? "")).toBe("");
});
