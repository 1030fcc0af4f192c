"use server";
import { redirect } from "next/navigation";
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
import { CONTACT_FIELDS } from "#lib/console/login-help/read-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { loginHelp: text, content } = consoleText;

/** Whoever saves again after this has been told, and replaces what the other has written. */
async function overtaken(form: FormData, kept: readonly string[], part: "blocks" | "contact"): Promise<FormState> {
  const { seen, history } = await asClerk(readLoginHelp, undefined);
  const state = failedForm(form, [{ field: null, message: content.changedMeanwhile(history[0]?.clerk ?? null) }], kept);
  return { ...state, values: { ...state.values, seen: seen[part] } };
}

export async function saveHelpBlockAction(_: FormState, form: FormData): Promise<FormState> {
  const kept = ["seen", "title", "body"];
  const place = textOf(form, "place") === "" ? null : placeOf(form);
  const typed = { title: textOf(form, "title"), body: textOf(form, "body") };
  const saved = await asClerk(saveHelpBlock, { place, seen: textOf(form, "seen"), typed });
  if (saved.ok) redirect("/login-help?done=saved");
  const { code } = saved;
  if (code === "changed-meanwhile") return overtaken(form, kept, "blocks");
  if (code === "unknown") return failedForm(form, [{ field: null, message: content.gone }], kept);
  const field = code === "too-many" ? null : (code.split("-", 1)[0] ?? null);
  return failedForm(form, [{ field, message: text.errors[code] }], kept);
}

export async function moveHelpBlockAction(form: FormData): Promise<void> {
  const by = textOf(form, "by") === "-1" ? -1 : 1;
  const moved = await asClerk(moveHelpBlock, { place: placeOf(form), seen: textOf(form, "seen"), by });
  redirect(moved.ok ? "/login-help?done=moved" : "/login-help?missed=1");
}

export async function removeHelpBlockAction(_: FormState, form: FormData): Promise<FormState> {
  const removed = await asClerk(removeHelpBlock, { place: placeOf(form), seen: textOf(form, "seen") });
  if (removed.ok) redirect("/login-help?done=deleted");
  const message = removed.code === "unknown" ? content.gone : content.changedMeanwhileAct;
  return failedForm(form, [{ field: null, message }]);
}

export async function saveContactAction(_: FormState, form: FormData): Promise<FormState> {
  const [contactName, contactPhone, contactHours, contactAddress] = [
    textOf(form, "contactName"),
    textOf(form, "contactPhone"),
    textOf(form, "contactHours"),
    textOf(form, "contactAddress"),
  ];
  const typed = { contactName, contactPhone, contactHours, contactAddress };
  const saved = await asClerk(saveContact, { seen: textOf(form, "seen"), typed });
  if (saved.ok) redirect("/login-help?done=contact");
  const kept = ["seen", ...CONTACT_FIELDS];
  if (saved.code === "changed-meanwhile") return overtaken(form, kept, "contact");
  const field = saved.code === "phone-unreadable" ? "contactPhone" : (saved.code.split("-", 1)[0] ?? null);
  return failedForm(form, [{ field, message: text.contactErrors[saved.code] }], kept);
}
