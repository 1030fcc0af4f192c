"use server";
import { redirect } from "next/navigation";
import { placeOf } from "#components/console/content/place-of.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { moveService, readServices, removeService, saveService } from "#lib/console/services/services.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { KEPT, typedOf } from "./typed.ts";

const { services: text, content } = consoleText;

export async function saveServiceAction(_: FormState, form: FormData): Promise<FormState> {
  const place = textOf(form, "place") === "" ? null : placeOf(form);
  const saved = await asClerk(saveService, { place, seen: textOf(form, "seen"), typed: typedOf(form) });
  if (saved.ok) redirect("/services?done=saved");
  const { code } = saved;
  if (code === "unknown") return failedForm(form, [{ field: null, message: content.gone }], KEPT);
  if (code === "changed-meanwhile") {
    const { seen, history } = await asClerk(readServices, undefined);
    const message = content.changedMeanwhile(history[0]?.clerk ?? null);
    const state = failedForm(form, [{ field: null, message }], KEPT);
    return { ...state, values: { ...state.values, seen } };
  }
  const field = code === "too-many" ? null : code.split("-", 1)[0];
  return failedForm(form, [{ field: field ?? null, message: text.errors[code] }], KEPT);
}

export async function moveServiceAction(form: FormData): Promise<void> {
  const by = textOf(form, "by") === "-1" ? -1 : 1;
  const moved = await asClerk(moveService, { place: placeOf(form), seen: textOf(form, "seen"), by });
  redirect(moved.ok ? "/services?done=moved" : "/services?missed=1");
}

export async function removeServiceAction(_: FormState, form: FormData): Promise<FormState> {
  const removed = await asClerk(removeService, { place: placeOf(form), seen: textOf(form, "seen") });
  if (removed.ok) redirect("/services?done=deleted");
  const message = removed.code === "unknown" ? content.gone : content.changedMeanwhileAct;
  return failedForm(form, [{ field: null, message }]);
}
