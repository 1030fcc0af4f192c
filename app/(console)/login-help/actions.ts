"use server";
import { redirect } from "next/navigation";
import { fieldErrors } from "#components/console/content/field-errors.ts";
import { missedAct, overtaken } from "#components/console/content/missed.ts";
import { movedQuery } from "#components/console/content/order-buttons.tsx";
import { placeOf } from "#components/console/content/place-of.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import {
  moveHelpBlock,
  readLoginHelp,
  removeHelpBlock,
  saveContact,
  saveHelpBlock,
} from "#lib/console/login-help/login-help.ts";
import { CONTACT_FIELDS, type ContactProblem, type HelpProblem } from "#lib/console/login-help/read-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { loginHelp: text, content } = consoleText;

async function changedMeanwhile(form: FormData, kept: readonly string[], part: "blocks" | "contact") {
  const { seen, history } = await asClerk(readLoginHelp, undefined);
  return overtaken(form, kept, { seen: seen[part], by: history[0]?.clerk });
}

export async function saveHelpBlockAction(_: FormState, form: FormData): Promise<FormState> {
  const kept = ["named", "seen", "title", "body"];
  const named = textOf(form, "named") || null;
  const typed = { title: textOf(form, "title"), body: textOf(form, "body") };
  const saved = await asClerk(saveHelpBlock, { named, seen: textOf(form, "seen"), typed });
  if (saved.ok) redirect("/login-help?done=saved");
  const { code } = saved;
  if (code === "changed-meanwhile") return changedMeanwhile(form, kept, "blocks");
  if (code === "unknown") return failedForm(form, [{ field: null, message: content.gone }], kept);
  const sentenceOf = (problem: HelpProblem) => text.errors[problem];
  if (code === "refused") return failedForm(form, fieldErrors(saved.problems, sentenceOf), kept);
  const field = code === "title-taken" ? "title" : null;
  return failedForm(form, [{ field, message: text.errors[code] }], kept);
}

export async function moveHelpBlockAction(form: FormData): Promise<void> {
  const by = textOf(form, "by") === "-1" ? -1 : 1;
  const place = placeOf(form);
  const moved = await asClerk(moveHelpBlock, { place, seen: textOf(form, "seen"), by });
  redirect(`/login-help?${moved.ok ? movedQuery({ place, by }) : "missed=1"}`);
}

export async function removeHelpBlockAction(_: FormState, form: FormData): Promise<FormState> {
  const removed = await asClerk(removeHelpBlock, { place: placeOf(form), seen: textOf(form, "seen") });
  if (removed.ok) redirect("/login-help?done=deleted");
  return missedAct(form, removed.code, "/login-help?missed=1");
}

export async function saveContactAction(_: FormState, form: FormData): Promise<FormState> {
  const typed = {
    contactName: textOf(form, "contactName"),
    contactPhone: textOf(form, "contactPhone"),
    contactHours: textOf(form, "contactHours"),
    contactAddress: textOf(form, "contactAddress"),
  };
  const saved = await asClerk(saveContact, { seen: textOf(form, "seen"), typed });
  if (saved.ok) redirect("/login-help?done=contact");
  const kept = ["seen", ...CONTACT_FIELDS];
  if (saved.code === "changed-meanwhile") return changedMeanwhile(form, kept, "contact");
  const sentenceOf = (problem: ContactProblem) => text.contactErrors[problem];
  return failedForm(form, fieldErrors(saved.problems, sentenceOf), kept);
}
