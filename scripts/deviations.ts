// npm run deviations: writes the policy's part of docs/deviations.md from the table of shortfalls, after a change of it.
import { readFileSync, writeFileSync } from "node:fs";
import { fieldSpec, POLICY_FIELD_KEYS } from "#lib/insurers/policy-fields.ts";
import { SHORTFALLS, type Shortfall } from "#lib/insurers/policy-shortfalls.ts";

const FILE = "docs/deviations.md";
const [BEGIN, END] = ["<!-- policy: npm run deviations -->", "<!-- policy: end -->"];

/** One row for each choice of an insurer that falls short, in the order of the console's page. */
function policyRows(): string[] {
  const ids = POLICY_FIELD_KEYS.flatMap((field) => fieldSpec(field).shortfalls ?? []);
  return ids.map((id) => {
    const { what, against, why }: Shortfall = SHORTFALLS[id];
    return `| ${what} | ${against} | ${why} |`;
  });
}

/** The document with its policy's part as the table has it. @throws when it has no such part */
export function withPolicyPart(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${FILE} has no part between ${BEGIN} and ${END}`);
  const table = ["| what | against | why, and what limits it |", "|---|---|---|", ...policyRows()];
  return `${before}${BEGIN}\n\n${table.join("\n")}\n\n${END}${after}`;
}

if (import.meta.main) writeFileSync(FILE, withPolicyPart(readFileSync(FILE, "utf8")));
