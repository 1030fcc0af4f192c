import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { TEST_POLICY } from "#lib/testing/make-insurer.ts";
import { fieldSpec, POLICY_FIELD_KEYS, readPolicyField, shortfallsOf } from "./policy-fields.ts";
import { type InsurerPolicy, METHODS, policySchema } from "./policy-schema.ts";
import { SHORTFALLS, type ShortfallId } from "./policy-shortfalls.ts";
import { changeValue, policyValue } from "./policy-values.ts";

const usual = policySchema.parse(TEST_POLICY);
const problemOf = (policy: InsurerPolicy, field: string, value: unknown) => {
  const known = readPolicyField(field);
  if (!known) throw new Error(field);
  const changed = changeValue(policy, known, value);
  return changed.ok ? null : changed.problems?.map(({ code, at }) => `${code}@${at}`).join();
};

type JsonSchema = { properties?: Record<string, JsonSchema>; enum?: string[]; type?: string };

/** Every leaf of the schema, as zod itself names it; records that are chosen whole count as one. */
function leavesOf(schema: JsonSchema, path = ""): [string, JsonSchema][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const isGroup = ["password", "session", "eligibility"].includes(key);
    return isGroup ? leavesOf(inner, `${key}.`) : [[`${path}${key}`, inner] as [string, JsonSchema]];
  });
}

const leaves = leavesOf(z.toJSONSchema(policySchema, { io: "output", unrepresentable: "any" }) as JsonSchema);

describe("the table of fields covers the schema", () => {
  test("each leaf of the schema is a field, and no field is left over", () => {
    expect(leaves.map(([path]) => path).sort()).toEqual([...POLICY_FIELD_KEYS].sort());
  });

  test("choices and flags are the schema's", () => {
    for (const [path, schema] of leaves) {
      const spec = fieldSpec(readPolicyField(path) ?? "methods");
      if (spec.kind === "choice") expect([...spec.options].sort(), path).toEqual([...(schema.enum ?? [])].sort());
      expect(spec.kind === "flag", path).toBe(schema.type === "boolean");
      expect(spec.kind === "number", path).toBe(schema.type === "integer");
    }
  });

  test("a number is taken exactly within its range", () => {
    const numbers = POLICY_FIELD_KEYS.filter((field) => fieldSpec(field).kind === "number");
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.oneof(fc.integer({ min: -5, max: 200 }), fc.double()), (field, n) => {
        const spec = fieldSpec(field);
        if (spec.kind !== "number") return;
        const isWithin = Number.isInteger(n) && n >= spec.range.min && n <= spec.range.max;
        expect(problemOf(usual, field, n)?.startsWith("not-a-number") ?? false).toBe(!isWithin);
      }),
    );
  });

  test("whatever is posted: the changed policy is valid, has the value, and differs in no other field", () => {
    const anything = fc.oneof(fc.jsonValue(), fc.subarray([...METHODS]), fc.constantFrom("random", "off", true, 30));
    fc.assert(
      fc.property(fc.constantFrom(...POLICY_FIELD_KEYS), anything, (field, value) => {
        const changed = changeValue(usual, field, value);
        if (!changed.ok) {
          expect(changed.problems).not.toHaveLength(0);
          return;
        }
        expect(policySchema.parse(changed.value)).toEqual(changed.value);
        for (const other of POLICY_FIELD_KEYS) {
          if (other !== field) expect(policyValue(changed.value, other)).toEqual(policyValue(usual, other));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("what an insurer may not choose is refused field by field", () => {
  const recommending = policySchema.parse({ ...TEST_POLICY, recommendedMethod: "email" });
  test.each([
    ["methods", [], "no-method@methods"],
    ["methods", ["email", "email"], "listed-twice@methods"],
    ["methods", ["sms"], "unreadable@methods"],
    ["methods", ["totp"], "recommended@recommendedMethod"],
    ["recommendedMethod", "sms", "not-offered@recommendedMethod"],
    ["formulaUntil", "2026-02-30", "not-a-date@formulaUntil"],
    ["formulaUntil", "2026-02-28", "no-formula@temporaryCredential"],
    ["session.rememberedIdleMinutes", 20, "remembered-shorter@session.idleMinutes"],
    ["session.idleMinutes", 61, "not-a-number@session.idleMinutes"],
    ["branding", { keyColor: "#ffffff" }, "unreadable@branding"],
  ])("%s: %j", (field, value, problem) => {
    expect(problemOf(recommending, field, value)).toBe(problem);
  });

  test("a note needs its method, an idle login ends within the whole one", () => {
    const appOnly = policySchema.parse({ ...TEST_POLICY, methods: ["totp"] });
    expect(problemOf(appOnly, "methodNotes", { email: "x" })).toBe("note-not-offered@methods");
    const long = policySchema.parse({ ...TEST_POLICY, session: { rememberedIdleMinutes: 120, absoluteHours: 12 } });
    expect(problemOf(long, "session.absoluteHours", 1)).toBe("idle-longer@session.rememberedIdleMinutes");
    const short = policySchema.parse({ ...TEST_POLICY, session: { absoluteHours: 1 } });
    expect(problemOf(short, "session.rememberedIdleMinutes", 90)).toBe("idle-longer@session.absoluteHours");
  });
});

test("each shortfall belongs to one field, and is found by it", () => {
  const named = POLICY_FIELD_KEYS.flatMap((field) => fieldSpec(field).shortfalls ?? []);
  expect([...named].sort()).toEqual(Object.keys(SHORTFALLS).sort());
  const worst: Partial<Record<string, [string, unknown]>> = {
    formula: ["temporaryCredential", "formula"],
    "long-temporary": ["temporaryCredentialDays", 31],
    "mail-code": ["methods", ["email", "passkey"]],
    "no-passkey": ["methods", ["totp"]],
    "recommends-mail": ["recommendedMethod", "email"],
    classes: ["password.requireClasses", true],
    "login-id-in-password": ["password.forbidLoginId", true],
    "reset-without-factor": ["resetNeedsFactor", false],
    "long-idle": ["session.rememberedIdleMinutes", 61],
  };
  for (const id of Object.keys(SHORTFALLS) as ShortfallId[]) {
    const [field = "", value] = worst[id] ?? [];
    const known = readPolicyField(field);
    const changed = known && changeValue(usual, known, value);
    expect(known && changed?.ok && shortfallsOf(changed.value, known), id).toContain(id);
  }
});
