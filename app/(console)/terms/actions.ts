"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { missedAct, overtaken } from "#components/console/content/missed.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { readTermsDraft } from "#lib/console/terms/terms.ts";
import { discardTermsDraft, publishTermsDraft, saveTermsDraft } from "#lib/console/terms/write-terms.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

const { terms: text } = consoleText;
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
  const { draft } = await asClerk(readTermsDraft, undefined);
  return overtaken(form, KEPT, { seen: draft?.seen ?? "", by: draft?.changedBy });
}

export async function discardTermsDraftAction(_: FormState, form: FormData): Promise<FormState> {
  const discarded = await asClerk(discardTermsDraft, { seen: textOf(form, "seen") });
  if (discarded.ok) redirect("/terms?done=discarded");
  return missedAct(form, discarded.code, "/terms/draft?missed=1");
}

export async function publishTermsAction(_: FormState, form: FormData): Promise<FormState> {
  const typedVersion = textOf(form, "version");
  const published = await asClerk(publishTermsDraft, { seen: textOf(form, "seen"), typedVersion });
  if (published.ok) redirect(`/terms?published=${published.value.version}`);
  const { code } = published;
  // What is published is what the page has shown.
  if (code === "changed-meanwhile") refresh();
  const field = code === "wrong-version" ? "version" : null;
  return failedForm(form, [{ field, message: text.errors[code] }], ["version"]);
}
