import pg from "pg";
import { expect, test } from "vitest";
import { startTestDatabase } from "./global-setup.ts";

test("no PostgreSQL is left when preparing it fails", async () => {
  let url = "";
  const starting = startTestDatabase(async (ownerUrl) => {
    url = ownerUrl;
    throw new Error("a migration is wrong");
  });
  await expect(starting).rejects.toThrow("a migration is wrong");
  await expect(new pg.Client({ connectionString: url }).connect()).rejects.toThrow(/ECONNREFUSED/);
});
