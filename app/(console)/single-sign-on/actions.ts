"use server";
import { notFound, redirect } from "next/navigation";
import { fieldErrors } from "#components/console/content/field-errors.ts";
import { overtaken } from "#components/console/content/missed.ts";
import type { IssuedState } from "#components/console/frame/issued-once.tsx";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { askApproval } from "#lib/console/approvals/ask-approval.ts";
import {
  addConnection,
  changeConnection,
  issueConnectionSecret,
  readConnectionOf,
  removeConnection,
} from "#lib/console/single-sign-on/connections.ts";
import type { ConnectionProblem } from "#lib/console/single-sign-on/read-connection.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { keptOf, typedOf } from "./typed.ts";

const { singleSignOn: text, approvals } = consoleText;

function refused(form: FormData, problems: (ConnectionProblem | "name-taken")[]): FormState {
  const errors = fieldErrors(problems, (problem) => text.errors[problem]);
  return failedForm(form, errors, keptOf(form));
}

const gone = (form: FormData) => failedForm(form, [{ field: null, message: text.errors.unknown }], keptOf(form));

export async function addConnectionAction(_: FormState, form: FormData): Promise<FormState> {
  const added = await asClerk(addConnection, { typed: typedOf(form) });
  if (added.ok) redirect(`/single-sign-on/${added.value.id}?done=added`);
  return refused(form, added.code === "refused" ? added.problems : [added.code]);
}

export async function changeConnectionAction(_: FormState, form: FormData): Promise<FormState> {
  const [id, seen] = [textOf(form, "id"), textOf(form, "seen")];
  const changed = await asClerk(changeConnection, { id, seen, typed: typedOf(form) });
  if (changed.ok) redirect(`/single-sign-on/${id}?done=saved`);
  if (changed.code === "refused") return refused(form, changed.problems);
  if (changed.code === "unknown") return gone(form);
  const present = await asClerk(readConnectionOf, { id });
  return overtaken(form, keptOf(form), { seen: present?.seen ?? "", by: null });
}

export async function removeConnectionAction(_: FormState, form: FormData): Promise<FormState> {
  const removed = await asClerk(removeConnection, { id: textOf(form, "id") });
  return removed.ok ? redirect("/single-sign-on?done=removed") : gone(form);
}

export async function issueSecretAction(_: IssuedState, form: FormData): Promise<IssuedState> {
  const issued = await asClerk(issueConnectionSecret, { id: textOf(form, "id") });
  if (!issued.ok) return { kind: "refused", message: text.errors[issued.code] };
  const { name, secret } = issued.value;
  const facts = [
    { term: text.secret.clientId, value: name },
    { term: text.secret.clientSecret, value: secret, isSecret: true },
  ];
  return { kind: "issued", facts };
}

export async function askNumberAction(_: FormState, form: FormData): Promise<FormState> {
  const [clientId, reason] = [textOf(form, "id"), textOf(form, "reason")];
  if (!isUuid(clientId)) notFound();
  const asked = await asClerk(askApproval, { act: "insurance-number", input: { clientId }, reason });
  if (asked.ok) redirect(`/approvals/${asked.value.approvalId}?done=asked`);
  return failedForm(form, [{ field: null, message: approvals.failures[asked.code] }], ["reason"]);
}
