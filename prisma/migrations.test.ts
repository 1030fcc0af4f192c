import { expect, test } from "vitest";
import { pendingSql } from "./migrate.ts";

test("schema.prisma has nothing that no migration brings", async () => {
  expect(await pendingSql(process.env.TEST_OWNER_DATABASE_URL ?? "")).toBe("");
});
