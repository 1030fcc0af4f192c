import "server-only";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { FieldKind, PolicyField } from "./policy-field-spec.ts";
import { fieldSpec } from "./policy-fields.ts";
import { type InsurerPolicy, type Method, policySchema } from "./policy-schema.ts";

/** Why a value cannot be taken; `at` is the field that has to be changed first, where it is not the one of the form. */
export type PolicyProblem = { code: PolicyProblemCode; at: PolicyField };

export type PolicyProblemCode =
  | "not-a-number"
  | "no-method"
  | "listed-twice"
  | "not-offered"
  | "not-a-date"
  | "unreadable"
  /** The recommended method would not be offered. */
  | "recommended"
  /** A note about a method that is not offered. */
  | "note-not-offered"
  /** A last day of the formula where nobody gets one. */
  | "no-formula"
  /** Who keeps the login would be out before who does not. */
  | "remembered-shorter"
  /** An idle login would outlive the whole login. */
  | "idle-longer";

/** Of a text that has another shape than the field's. */
const SHAPE_PROBLEM: Record<FieldKind["kind"], PolicyProblemCode> = {
  number: "not-a-number",
  choice: "unreadable",
  flag: "unreadable",
  methods: "unreadable",
  method: "not-offered",
  notes: "unreadable",
  date: "not-a-date",
  content: "unreadable",
};

/** A policy whose values are not checked. */
type Unchecked = Record<string, unknown>;

/** The field's value as JSON has it; null for one that is not set. */
export function policyValue(policy: InsurerPolicy, field: PolicyField): unknown {
  const value = field.split(".").reduce<unknown>((record, key) => (record as Unchecked)[key], policy);
  return value ?? null;
}

function withValue(policy: InsurerPolicy, field: PolicyField, value: unknown): Unchecked {
  const [key = "", inner] = field.split(".");
  const record = policy as Unchecked;
  const next = value ?? undefined;
  return { ...record, [key]: inner === undefined ? next : { ...(record[key] as Unchecked), [inner]: next } };
}

function shapeProblem(field: PolicyField, value: unknown): PolicyProblemCode {
  if (field !== "methods" || !Array.isArray(value)) return SHAPE_PROBLEM[fieldSpec(field).kind];
  if (value.length === 0) return "no-method";
  return new Set(value).size < value.length ? "listed-twice" : "unreadable";
}

/** What cannot be together, judged when a field is changed: a policy that is stored already goes on. */
function combinationProblems(policy: InsurerPolicy, field: PolicyField): PolicyProblem[] {
  const { methodNotes, session, formulaUntil, temporaryCredential } = policy;
  const noted = Object.keys(methodNotes) as Method[];
  const idle = Math.max(session.idleMinutes, session.rememberedIdleMinutes);
  const other = field === "session.idleMinutes" ? "session.rememberedIdleMinutes" : "session.idleMinutes";
  const isIdle = field === "session.idleMinutes" || field === "session.rememberedIdleMinutes";
  const problems: (PolicyProblem | false)[] = [
    field === "methodNotes" &&
      noted.some((method) => !policy.methods.includes(method)) && { code: "note-not-offered", at: "methods" },
    field === "formulaUntil" &&
      formulaUntil !== undefined &&
      temporaryCredential === "random" && { code: "no-formula", at: "temporaryCredential" },
    isIdle && session.rememberedIdleMinutes < session.idleMinutes && { code: "remembered-shorter", at: other },
    (isIdle || field === "session.absoluteHours") &&
      idle > session.absoluteHours * 60 && {
        code: "idle-longer",
        at: isIdle ? "session.absoluteHours" : "session.rememberedIdleMinutes",
      },
  ];
  return problems.filter((problem) => problem !== false);
}

/** `problems` come with "refused". */
export type JudgedPolicy = Result<InsurerPolicy, "refused"> & { problems?: PolicyProblem[] };

/**
 * The policy with another value in one field, if the insurer may choose it.
 * @param value as JSON has it; null takes an optional value away, and gives every other field its usual value
 */
export function changeValue(policy: InsurerPolicy, field: PolicyField, value: unknown): JudgedPolicy {
  const parsed = policySchema.safeParse(withValue(policy, field, value));
  if (!parsed.success) {
    const isOfField = ({ path }: { path: PropertyKey[] }) => `${path.join(".")}.`.startsWith(`${field}.`);
    const isOwn = parsed.error.issues.some(isOfField);
    const problem: PolicyProblem = isOwn
      ? { code: shapeProblem(field, value), at: field }
      : { code: "recommended", at: "recommendedMethod" };
    return { ...fail("refused"), problems: [problem] };
  }
  const problems = combinationProblems(parsed.data, field);
  return problems.length > 0 ? { ...fail("refused"), problems } : ok(parsed.data);
}
