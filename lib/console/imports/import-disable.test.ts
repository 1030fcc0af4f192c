import { beforeEach, expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { csv, members, person } from "#lib/members/import/import-file.fixture.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import { approveRequest } from "../approvals/decide-approval.ts";
import { readApproval } from "../approvals/list-approvals.ts";
import { importer } from "./console-import.fixture.ts";
import { answerImport } from "./preview.ts";
import { readImport } from "./read-imports.ts";
import { startImport } from "./run-import.ts";

const reason = "年度の切り替えのため、全員の一覧を取り込みます";

let insurer: Insurer;
let clerk: ReturnType<typeof importer>;
let colleague: ReturnType<typeof importer>;

beforeEach(async () => {
  insurer = await makeInsurer();
  clerk = importer(insurer, (await makeClerk(insurer, "officer")).clerkId);
  colleague = importer(insurer, (await makeClerk(insurer, "officer")).clerkId);
});

/** The insurer has `people` members, and a file that names the first only waits, with every question answered. */
async function fileOfOne(people: number) {
  const all = await clerk.check(csv(Array.from({ length: people }, (_, index) => person(index + 1))));
  await clerk.start(all.importId);
  const { importId } = await clerk.check(csv([person(1)]), true);
  await clerk.run(answerImport, { importId, decisions: { absent: people - 1 } });
  return importId;
}

const ask = (importId: string) => clerk.run(askApproval, { act: "import-disable", input: { importId }, reason });
const active = async () => (await members(insurer)).filter(({ state }) => state === "active").length;

test("21 who are not in the file: one clerk alone is refused, after a second one's approval it runs (spec §10)", async () => {
  const importId = await fileOfOne(22);
  expect(await clerk.run(startImport, importId)).toEqual({ ok: false, code: "needs-approval" });
  const asked = await ask(importId);
  if (!asked.ok) throw new Error(asked.code);
  const { approvalId } = asked.value;
  expect(await clerk.run(readImport, importId)).toMatchObject({ approvalId });
  const seen = (await colleague.run(readApproval, approvalId))?.facts?.fingerprint ?? "";
  expect(await clerk.run(approveRequest, { approvalId, seen })).toMatchObject({ ok: false });
  expect(await clerk.run(startImport, importId)).toEqual({ ok: false, code: "needs-approval" });
  expect(await colleague.run(approveRequest, { approvalId, seen })).toMatchObject({ ok: true });
  expect((await clerk.start(importId)).job).toMatchObject({ state: "done", result: { absent: 21 } });
  expect(await active()).toBe(1);
});

test("20 need nobody else, and nothing can be asked for them", async () => {
  const importId = await fileOfOne(21);
  expect(await ask(importId)).toMatchObject({ ok: false, code: "impossible" });
  expect((await clerk.start(importId)).job).toMatchObject({ state: "done", result: { absent: 20 } });
});

test("checked anew, it needs a new approval", async () => {
  const importId = await fileOfOne(22);
  const asked = await ask(importId);
  if (!asked.ok) throw new Error(asked.code);
  const { approvalId } = asked.value;
  const seen = (await colleague.run(readApproval, approvalId))?.facts?.fingerprint ?? "";
  await colleague.run(approveRequest, { approvalId, seen });
  await clerk.checkUploaded(importId);
  await clerk.run(answerImport, { importId, decisions: { absent: 21 } });
  expect(await clerk.run(startImport, importId)).toEqual({ ok: false, code: "needs-approval" });
  expect(await active()).toBe(22);
});

test("21 leavers by their 資格喪失日 need one too; of people who were never members, nobody loses anything", async () => {
  const people = Array.from({ length: 21 }, (_, index) => index + 1);
  await clerk.start((await clerk.check(csv(people.map((number) => person(number))))).importId);
  const left = (number: number) => person(number, { 資格喪失日: "2020/5/1" });
  const { importId } = await clerk.check(csv(people.map(left)));
  expect(await clerk.run(startImport, importId)).toEqual({ ok: false, code: "needs-approval" });
  expect(await ask(importId)).toMatchObject({ ok: true });
  const strangers = await clerk.check(csv(people.map((number) => left(number + 100))));
  await clerk.run(answerImport, { importId: strangers.importId, decisions: { mostlyNew: "accept" } });
  expect((await clerk.start(strangers.importId)).job).toMatchObject({ state: "done", result: { leavers: 0 } });
  expect(await active()).toBe(21);
});
