import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { consoleActions } from "#lib/messages/ja/console/audit-words.ts";

test("every act of the audit trail has a clerk's word, and no word is left over", () => {
  const source = readFileSync("lib/audit/audit-action.ts", "utf8");
  const actions = [...source.matchAll(/\| "([a-z.-]+)"/g)].map(([, action]) => action);
  expect(actions.length).toBeGreaterThan(40);
  expect(Object.keys(consoleActions).sort()).toEqual(actions.toSorted());
});
