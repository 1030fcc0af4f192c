"use server";
import { isDeepStrictEqual } from "node:util";
import { refresh } from "next/cache";
import { notFound, redirect } from "next/navigation";
import { failedForm, jsonOf, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { policyPath } from "#lib/console/policy/policy-path.ts";
import { changePolicyField, listChangesSince, readConcerned, readPolicy } from "#lib/console/policy/policy-verbs.ts";
import { sayChange, sayProblem } from "#lib/console/policy/policy-words.ts";
import { controlsOf, readPostedValue } from "#lib/console/policy/read-posted-value.ts";
import { readPolicyField } from "#lib/insurers/policy-fields.ts";
import { changeValue, policyValue } from "#lib/insurers/policy-values.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { changeHref } from "../href.ts";

/** A longer value would not fit into the confirmation's address. */
const MAX_VALUE_CHARACTERS = 1_000;

export async function chooseAction(_: FormState, form: FormData): Promise<FormState> {
  const field = readPolicyField(textOf(form, "field")) ?? notFound();
  await requireClerk(policyPath(field), "manager");
  const value = readPostedValue(field, (name) => textOf(form, name));
  const controls = controlsOf(field);
  const refused = (messages: string[]) =>
    failedForm(
      form,
      messages.map((message) => ({ field: controls[0] ?? null, message })),
      controls,
    );
  if (JSON.stringify(value).length > MAX_VALUE_CHARACTERS) return refused([text.failures["too-long"]]);
  const { policy } = await asClerk(readPolicy, undefined);
  const changed = changeValue(policy, field, value);
  if (changed.ok && isDeepStrictEqual(policyValue(changed.value, field), policyValue(policy, field))) {
    return refused([text.failures.unchanged]);
  }
  if (changed.ok) redirect(changeHref(field, value));
  const counts = await asClerk(readConcerned, undefined);
  return refused((changed.problems ?? []).map((problem) => sayProblem(field, problem, counts)));
}

export async function changeAction(_: FormState, form: FormData): Promise<FormState> {
  const field = readPolicyField(textOf(form, "field")) ?? notFound();
  const [reason, version] = [textOf(form, "reason"), Number(textOf(form, "version")) || 0];
  const changed = await asClerk(changePolicyField, { field, value: jsonOf(form, "value"), reason, version });
  if (changed.ok) redirect(`/policy?changed=${changed.value.version}`);
  if (changed.code === "conflict") return conflict(form, version);
  if (changed.code === "refused") redirect(policyPath(field));
  const control = changed.code.startsWith("reason-") ? "reason" : null;
  return failedForm(form, [{ field: control, message: text.failures[changed.code] }], ["reason", "version"]);
}

/** Another clerk was first: what they changed, and the same form for the policy as it is now. */
async function conflict(form: FormData, version: number): Promise<FormState> {
  const changes = await asClerk(listChangesSince, version);
  const messages = [text.conflict, ...changes.map(sayChange), text.conflictNext];
  const state = failedForm(
    form,
    messages.map((message) => ({ field: null, message })),
    ["reason"],
  );
  refresh();
  return { ...state, values: { ...state.values, version: String(changes[0]?.version ?? version) } };
}
