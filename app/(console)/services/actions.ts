"use server";
import { redirect } from "next/navigation";
import { fieldErrors } from "#components/console/content/field-errors.ts";
import { missedAct, overtaken } from "#components/console/content/missed.ts";
import { movedQuery } from "#components/console/content/order-buttons.tsx";
import { placeOf } from "#components/console/content/place-of.ts";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import type { ServiceProblem } from "#lib/console/services/read-service.ts";
import { moveService, readServices, removeService, saveService } from "#lib/console/services/services.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { KEPT, typedOf } from "./typed.ts";

const { services: text, content } = consoleText;

export async function saveServiceAction(_: FormState, form: FormData): Promise<FormState> {
  const named = textOf(form, "named") || null;
  const saved = await asClerk(saveService, { named, seen: textOf(form, "seen"), typed: typedOf(form) });
  if (saved.ok) redirect("/services?done=saved");
  const { code } = saved;
  if (code === "unknown") return failedForm(form, [{ field: null, message: content.gone }], KEPT);
  if (code === "changed-meanwhile") {
    const { seen, history } = await asClerk(readServices, undefined);
    return overtaken(form, KEPT, { seen, by: history[0]?.clerk });
  }
  const sentenceOf = (problem: ServiceProblem) => text.errors[problem];
  if (code === "refused") return failedForm(form, fieldErrors(saved.problems, sentenceOf), KEPT);
  const field = code === "name-taken" ? "name" : null;
  return failedForm(form, [{ field, message: text.errors[code] }], KEPT);
}

export async function moveServiceAction(form: FormData): Promise<void> {
  const by = textOf(form, "by") === "-1" ? -1 : 1;
  const place = placeOf(form);
  const moved = await asClerk(moveService, { place, seen: textOf(form, "seen"), by });
  redirect(`/services?${moved.ok ? movedQuery({ place, by }) : "missed=1"}`);
}

export async function removeServiceAction(_: FormState, form: FormData): Promise<FormState> {
  const removed = await asClerk(removeService, { place: placeOf(form), seen: textOf(form, "seen") });
  if (removed.ok) redirect("/services?done=deleted");
  return missedAct(form, removed.code, "/services?missed=1");
}
