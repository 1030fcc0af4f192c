import "server-only";
import type { Concerned, ConcernedCounts, PolicyField } from "#lib/insurers/policy-field-spec.ts";
import { fieldSpec, shortfallsOf } from "#lib/insurers/policy-fields.ts";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { SHORTFALLS, type ShortfallId } from "#lib/insurers/policy-shortfalls.ts";
import type { PolicyProblem } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { type FieldWords, policyFieldWords } from "#lib/messages/ja/console/policy-fields.ts";
import { formats } from "#lib/messages/ja/format.ts";
import type { PolicyChangeLine } from "./policy-verbs.ts";

/** A field of the policy without words does not compile, nor a shortfall. */
const WORDS: Record<PolicyField, FieldWords> = policyFieldWords;
const SHORTFALL_WORDS: Record<ShortfallId, string> = text.shortfalls;

export function wordsOf(field: PolicyField): FieldWords {
  return WORDS[field];
}

/** The field's value in a clerk's words. @param value as JSON has it */
export function sayValue(field: PolicyField, value: unknown): string {
  const spec = fieldSpec(field);
  if (spec.kind === "content") return text.changedContent;
  if (value === null || value === undefined) return text.none;
  switch (spec.kind) {
    case "number":
      return `${value}${text.units[spec.unit]}`;
    case "choice":
    case "flag":
      return WORDS[field].options?.[String(value)] ?? String(value);
    case "methods":
      return (value as Method[]).map((method) => text.method[method]).join("、");
    case "method":
      return text.method[value as Method];
    case "notes": {
      const notes = Object.entries(value as Partial<Record<Method, string>>);
      return notes.map(([method, note]) => `${text.method[method as Method]}：${note}`).join("／") || text.none;
    }
    case "date":
      return formats.date(new Date(`${value}T00:00:00+09:00`));
  }
}

export type Verdict = keyof typeof text.verdicts;

/** The worst of a field's shortfalls; null for a field of which no standard speaks. */
export function verdictOf(policy: InsurerPolicy, field: PolicyField): Verdict | null {
  const { kind, shortfalls } = fieldSpec(field);
  // Whatever number can be chosen is within what standards require.
  if (!shortfalls && kind !== "number") return null;
  const levels = shortfallsOf(policy, field).map((id) => SHORTFALLS[id].level);
  return levels.includes("short") ? "short" : levels.includes("weak") ? "weak" : "met";
}

/** What a value falls short of, in plain words first. */
export function sayShortfalls(policy: InsurerPolicy, field: PolicyField): { words: string; against: string }[] {
  return shortfallsOf(policy, field).map((id) => ({ words: SHORTFALL_WORDS[id], against: SHORTFALLS[id].against }));
}

const NO_PERSONS: readonly Concerned[] = ["sessions", "resets"];

function sayCount(concerns: Concerned, counts: ConcernedCounts): string {
  const count = counts[concerns].toLocaleString("ja-JP");
  return NO_PERSONS.includes(concerns) ? text.logins(count) : text.people(count);
}

const people = (count: number) => text.people(count.toLocaleString("ja-JP"));

/** Of a change of the methods: who has only one that is taken away, and who was about to set it up. */
function sayMethodsImpact(before: InsurerPolicy, after: InsurerPolicy, counts: ConcernedCounts): string[] {
  const { methodsImpact: words, method: names } = text;
  const withdrawn = before.methods.filter((method) => !after.methods.includes(method));
  const added = after.methods.filter((method) => !before.methods.includes(method));
  const isOrder = withdrawn.length + added.length === 0 && before.methods.join() !== after.methods.join();
  return [
    ...withdrawn.map((method) => words.onlyBy(names[method], people(counts.onlyBy[method]))),
    ...withdrawn.map((method) => words.chosen(names[method], people(counts.chosen[method]))),
    ...(added.length > 0 ? [words.added(added.map((method) => names[method]).join("」「"))] : []),
    ...(isOrder ? [words.order] : []),
  ];
}

/** What a change means for those who use the portal already, counted now. */
export function sayImpact(
  field: PolicyField,
  { before, after, counts }: { before: InsurerPolicy; after: InsurerPolicy; counts: ConcernedCounts },
): string[] {
  const own = WORDS[field].impact(sayCount(fieldSpec(field).concerns, counts));
  return field === "methods" ? [own, ...sayMethodsImpact(before, after, counts)] : [own];
}

/** Why a value is refused, and what to change first. */
export function sayProblem(field: PolicyField, { code, at }: PolicyProblem, counts: ConcernedCounts): string {
  const consequence = code === "no-method" ? text.withoutMethod(people(counts.members)) : "";
  return text.problems[code] + consequence + (at === field ? "" : text.fixFirst(WORDS[at].label));
}

/** Who made a change. */
export function sayWho(clerkName: string | null): string {
  return clerkName === null ? text.operator : text.clerk(clerkName);
}

/** One change in one sentence. */
export function sayChange({ field, at, clerkName, before, after }: PolicyChangeLine): string {
  const values = { label: WORDS[field].label, from: sayValue(field, before), to: sayValue(field, after) };
  return text.conflictLine(sayWho(clerkName), at, values);
}
