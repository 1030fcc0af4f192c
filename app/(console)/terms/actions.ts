"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { readTermsDraft } from "#lib/console/terms/terms.ts";
import { discardTermsDraft, publishTermsDraft, saveTermsDraft } from "#lib/console/terms/write-terms.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

const { terms: text, content } = consoleText;
const KEPT = ["seen", "body"];

export async function saveTermsDraftAction(_: FormState, form: FormData): Promise<FormState> {
  await requireClerk("/terms", "officer");
  const [seen, body] = [textOf(form, "seen"), textOf(form, "body")];
  if (textOf(form, "choice") === "preview") return { ...failedForm(form, [], KEPT), preview: parseMarkdown(body) };
  const saved = await asClerk(saveTermsDraft, { seen, body });
  if (saved.ok) redirect("/terms/draft?done=saved");
  if (saved.code !== "changed-meanwhile") {
    return failedForm(form, [{ field: "body", message: text.errors[saved.code] }], KEPT);
  }
  // Whoever saves again after this has been told, and replaces what the other has written.
  const { draft } = await asClerk(readTermsDraft, undefined);
  const message = content.changedMeanwhile(draft?.changedBy ?? null);
  const state = failedForm(form, [{ field: null, message }], KEPT);
  return { ...state, values: { ...state.values, seen: draft?.seen ?? "" } };
}

export async function discardTermsDraftAction(_: FormState, form: FormData): Promise<FormState> {
  const discarded = await asClerk(discardTermsDraft, { seen: textOf(form, "seen") });
  if (discarded.ok) redirect("/terms?done=discarded");
  return failedForm(form, [{ field: null, message: text.errors[discarded.code] }]);
}

export async function publishTermsAction(_: FormState, form: FormData): Promise<FormState> {
  const typedVersion = textOf(form, "version");
  const published = await asClerk(publishTermsDraft, { seen: textOf(form, "seen"), typedVersion });
  if (published.ok) redirect(`/terms?published=${published.value.version}`);
  const { code } = published;
  const field = code === "wrong-version" ? "version" : null;
  return failedForm(form, [{ field, message: text.errors[code] }], ["version"]);
}
