import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withPolicyPart } from "./deviations.ts";

test("docs/deviations.md has the policy's part that npm run deviations writes", () => {
  const document = readFileSync("docs/deviations.md", "utf8");
  expect(document).toBe(withPolicyPart(document));
});
