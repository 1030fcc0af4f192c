import { beforeAll, describe, expect, test } from "vitest";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { CLERK_ROLES, type ClerkVerb, mayAct, runAsClerk } from "./access/clerk-verb.ts";
import type { VerbInputs } from "./access/verb-inputs.fixture.ts";

// Every verb of the room, found by its file: a new one without an input here fails.
type AnyVerb = ClerkVerb<never, unknown>;
const isVerb = (value: unknown): value is AnyVerb =>
  typeof value === "object" && value !== null && "needs" in value && "run" in value;

let insurer: Insurer;
let other: Insurer;
const clerks = {} as Record<ClerkRole, string>;
let verbs: [string, AnyVerb][];
/** What each verb is asked about a member or clerk with this id: every folder says it of its verbs. */
const INPUTS: VerbInputs = Object.assign(
  {},
  ...Object.values(import.meta.glob<VerbInputs>("./*/verb-inputs.fixture.ts", { eager: true, import: "VERB_INPUTS" })),
);

beforeAll(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  other = await makeInsurer({ policy: { methods: ["totp"] } });
  for (const role of CLERK_ROLES) clerks[role] = (await makeClerk(insurer, role)).clerkId;
  const modules = Object.values(import.meta.glob(["./*/*.ts", "!./*/*.test.ts", "!./*/*.fixture.ts"], { eager: true }));
  verbs = modules.flatMap((module) =>
    Object.entries(module as object).filter((entry): entry is [string, AnyVerb] => isVerb(entry[1])),
  );
});

async function inputOf(name: string, id: string, of = insurer): Promise<never> {
  const input = INPUTS[name];
  if (!input) throw new Error(`${name} has no input in its folder's verb-inputs.fixture.ts`);
  return (await input(id, of)) as never;
}

describe("every verb of the console asks its own role (spec §10)", () => {
  test("the room's verbs are those of this test", () => {
    expect(verbs.map(([name]) => name).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  test.each(CLERK_ROLES)("%s: what needs more is refused, and leaves nothing", async (role) => {
    for (const [name, verb] of verbs.filter(([, { needs }]) => !mayAct(role, needs))) {
      const { member } = await makeMember(insurer, { upTo: "totp" });
      const before = await inTransaction(insurer.id, (tx) => tx.auditEvent.count());
      const outcome = await runAsClerk(makeContext(insurer), clerks[role], verb, await inputOf(name, member.id));
      expect(outcome, name).toEqual({ ok: false, code: "forbidden" });
      expect(await inTransaction(insurer.id, (tx) => tx.auditEvent.count()), name).toBe(before);
    }
  });

  test.each(CLERK_ROLES)("%s: what the role may is done", async (role) => {
    for (const [name, verb] of verbs.filter(([, { needs }]) => mayAct(role, needs))) {
      const { member } = await makeMember(insurer, { upTo: "totp" });
      const outcome = await runAsClerk(makeContext(insurer), clerks[role], verb, await inputOf(name, member.id));
      expect(outcome.ok, name).toBe(true);
    }
  });

  test("a clerk of another insurer is nobody here, whatever the role", async () => {
    const { clerkId } = await makeClerk(other, "manager");
    for (const [name, verb] of verbs) {
      const outcome = await runAsClerk(makeContext(insurer), clerkId, verb, await inputOf(name, clerkId));
      expect(outcome, name).toEqual({ ok: false, code: "forbidden" });
    }
  });
});

describe("another insurer's members do not exist (spec §14 case 18)", () => {
  test("no act of a manager touches them, no page shows them", async () => {
    const victim = await makeMember(other, { upTo: "totp", kana: "ギセイ　シャ" });
    const rowOf = () =>
      inTransaction(other.id, (tx) =>
        tx.member.findUniqueOrThrow({ where: { insurerId_id: { insurerId: other.id, id: victim.member.id } } }),
      );
    const before = await rowOf();
    const manager = (await makeClerk(insurer, "manager")).clerkId;
    for (const [name, verb] of verbs) {
      const outcome = await runAsClerk(
        makeContext(insurer),
        manager,
        verb,
        await inputOf(name, victim.member.id, other),
      );
      // BigInt is no JSON.
      const text = JSON.stringify(outcome, (_, value) => (typeof value === "bigint" ? String(value) : value));
      expect(text, name).not.toContain(victim.loginId);
      expect(text, name).not.toContain("ギセイ");
    }
    expect(await rowOf()).toEqual(before);
  });
});

describe("担当者: nobody locks the insurer out", () => {
  test("not oneself; not the last 管理; two who stop each other at once: one remains", async () => {
    const lone = await makeInsurer();
    const [first, second] = [await makeClerk(lone, "manager"), await makeClerk(lone, "manager")];
    const { stopClerk, changeRole } = await import("./clerks/clerks.ts");
    const as = (clerkId: string, target: string) => runAsClerk(makeContext(lone), clerkId, stopClerk, target);
    expect(await as(first.clerkId, first.clerkId)).toMatchObject({ value: { ok: false, code: "yourself" } });
    const outcomes = await atOnce(
      () => as(first.clerkId, second.clerkId),
      () => as(second.clerkId, first.clerkId),
    );
    const stopped = outcomes.filter((outcome) => outcome.ok && outcome.value.ok);
    expect(stopped).toHaveLength(1);
    const managers = await inTransaction(lone.id, (tx) =>
      tx.clerk.findMany({ where: { insurerId: lone.id, role: "manager", state: "active" } }),
    );
    expect(managers).toHaveLength(1);
    const remaining = managers[0]?.id ?? "";
    const demoted = await runAsClerk(makeContext(lone), remaining, changeRole, { clerkId: remaining, role: "viewer" });
    expect(demoted).toMatchObject({ value: { ok: false, code: "yourself" } });
  });
});
