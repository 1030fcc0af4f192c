import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Graphile's own pool has a time-out; the tests' clients end with them. */
const FILES = globSync(["lib/**/*.ts", "prisma/**/*.ts", "scripts/**/*.ts"]).filter(
  (file) => !/\.(test|fixture)\.ts$|lib\/testing\/|lib\/db\/generated\//.test(file),
);

test("every client and pool of the product has a time to connect", () => {
  const without = FILES.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/new pg\.(?:Client|Pool)\([^;]*\)/g)]
      .filter(([made]) => !/CONNECT_TIME_OUT|connectionTimeoutMillis/.test(made))
      .map(([made]) => `${file}: ${made}`),
  );
  expect(without).toEqual([]);
});
