import { Command } from "@commander-js/extra-typings";
import type { PolicyField } from "#lib/insurers/policy-field-spec.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { consolePolicy } from "#lib/messages/ja/console/policy.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { optionValue } from "./command.ts";
import { forInsurer } from "./insurer-act.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";

const { failures, conflict, problems: problemText } = consolePolicy;

/** JSON, or the text itself where it is none: `random`, `2026-03-31`. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The named field, or all; prints an unknown one with those that exist. */
async function readFields(name: string | undefined): Promise<PolicyField[] | null> {
  const { POLICY_FIELD_KEYS, readPolicyField } = await import("#lib/insurers/policy-fields.ts");
  if (name === undefined) return POLICY_FIELD_KEYS;
  const field = readPolicyField(name);
  if (!field) console.error(`There is no field "${name}" (there are: ${POLICY_FIELD_KEYS.join(", ")}).`);
  return field && [field];
}

async function get({ insurer }: RequestContext, name: string | undefined): Promise<boolean> {
  const fields = await readFields(name);
  if (!fields) return false;
  const { policyValue } = await import("#lib/insurers/policy-values.ts");
  for (const field of fields) console.log(`${field}\t${JSON.stringify(policyValue(insurer.policy, field))}`);
  return true;
}

type Setting = { field: string; text: string; reason: string };

async function set(context: RequestContext, { field: name, text, reason }: Setting): Promise<boolean> {
  const [field] = (await readFields(name)) ?? [];
  if (!field) return false;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { changePolicy } = await import("#lib/operations/change-policy.ts");
  const change = { field, value: readValue(text), reason, version: null };
  const changed = await inInsurer(context, (scope) => changePolicy(scope, change));
  if (!changed.ok) {
    for (const { code, at } of changed.problems ?? []) console.error(`${at}: ${problemText[code]}`);
    if (changed.code !== "refused") console.error(changed.code === "conflict" ? conflict : failures[changed.code]);
    return false;
  }
  console.log(operations.policyChanged(field, changed.value.version));
  await sayEffect(context.insurer.slug, field);
  return true;
}

/** Whom the change concerns, and what the value falls short of. */
async function sayEffect(slug: string, field: PolicyField): Promise<void> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { fieldSpec, shortfallsOf } = await import("#lib/insurers/policy-fields.ts");
  const { SHORTFALLS } = await import("#lib/insurers/policy-shortfalls.ts");
  const { countConcerned } = await import("#lib/operations/count-concerned.ts");
  const { concerns } = fieldSpec(field);
  const counts = await inInsurer(await asOperator(insurer), countConcerned);
  const short = shortfallsOf(insurer.policy, field).map((id) => SHORTFALLS[id].against);
  for (const line of operations.policyConcerns(counts[concerns], short)) console.log(line);
}

export const insurersPolicy = new Command("insurers policy")
  .summary("Read or change an insurer's policy")
  .description(
    "get prints every field, or the one named, with its value as JSON. set changes one field, in force at the next\n" +
      "request; the value is JSON, or text as it is. null takes an optional value away.",
  )
  .argument("<insurer>", "an insurer, get or set, and for set a field and its value")
  .argument("<get|set>")
  .argument("[field]")
  .argument("[value]")
  .option("--reason <text>", "why; kept in the history. Required by set", optionValue)
  .action((slug, act, field, value, { reason }, command) => {
    if (act === "get" && value === undefined) return forInsurer(slug, (context) => get(context, field));
    if (act !== "set" || field === undefined || value === undefined) {
      return command.error("error: missing required argument 'set'", { code: "commander.missingArgument" });
    }
    if (reason === undefined) {
      return command.error("error: required option '--reason <text>' not specified", {
        code: "commander.missingMandatoryOptionValue",
      });
    }
    return forInsurer(slug, (context) => set(context, { field, text: value, reason }));
  });
