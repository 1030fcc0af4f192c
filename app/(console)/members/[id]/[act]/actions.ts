"use server";
import { notFound, redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";
import { CONFIRMED_ACTS, readAct } from "./acts.ts";

export async function confirmAction(form: FormData): Promise<void> {
  const [id, act] = [textOf(form, "member"), readAct(textOf(form, "act"))];
  if (!act || !isUuid(id)) notFound();
  const done = act === "stop" ? await asClerk(CONFIRMED_ACTS.stop, id) : await asClerk(CONFIRMED_ACTS["sign-out"], id);
  if (!done.ok) notFound();
  redirect(`/members/${id}?done=${act}`);
}
