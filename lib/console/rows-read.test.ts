import { beforeAll, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { fillLargeInsurer } from "#lib/testing/large-insurer.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { rowsReadBy } from "#lib/testing/rows-read.ts";
import { type ClerkVerb, runAsClerk } from "./access/clerk-verb.ts";
import type { VerbInputs } from "./access/verb-inputs.fixture.ts";

/** A page, and what belongs to it. */
const FEW = 1_000;
/**
 * Counts of all members, or of all temporary passwords; and a piece of the file that has all members (10,000 lines).
 * How many rows they read is up to the plan.
 */
const FOR_ALL: readonly string[] = [
  "readDashboard",
  "readConcerned",
  "readTermsOverview",
  "beginAcceptanceExport",
  "exportMembers",
  "listImportsToPrint",
  "countLetterNeeds",
];

type AnyVerb = ClerkVerb<never, unknown>;
const MODULES = import.meta.glob(["./*/*.ts", "!./*/*.test.ts", "!./*/*.fixture.ts"], { eager: true });
const VERBS = Object.fromEntries(
  Object.values(MODULES).flatMap((module) => Object.entries(module as object)),
) as Record<string, AnyVerb>;
const INPUTS: VerbInputs = Object.assign(
  {},
  ...Object.values(import.meta.glob<VerbInputs>("./*/verb-inputs.fixture.ts", { eager: true, import: "VERB_INPUTS" })),
);

let insurer: Insurer;
let manager: string;
beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  manager = (await makeClerk(insurer, "manager")).clerkId;
  await fillLargeInsurer(insurer);
});

const OF_FEW = Object.keys(INPUTS).filter((name) => !FOR_ALL.includes(name));

test.each(OF_FEW)("%s reads a few rows of each table, however many members there are", async (name) => {
  const verb = VERBS[name];
  if (!verb) throw new Error(`no verb ${name}`);
  const { member } = await makeMember(insurer, { upTo: "totp" });
  const input = (await INPUTS[name]?.(member.id, insurer)) as never;
  const reads = await rowsReadBy(() => runAsClerk(makeContext(insurer), manager, verb, input));
  expect(reads.length).toBeGreaterThan(0);
  const many = reads.filter(({ scanned, byIndex }) => scanned + byIndex > FEW);
  expect(many).toEqual([]);
});

test("those that may read all are verbs", () => {
  expect(Object.keys(INPUTS)).toEqual(expect.arrayContaining([...FOR_ALL]));
});
