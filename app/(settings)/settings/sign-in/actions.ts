"use server";
import { notFound, redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { ok } from "#lib/kernel/result.ts";
import { endOneSession } from "#lib/settings/verbs/end-one-session.ts";
import { passChange } from "#lib/web/frames/pass-change.ts";

const path = "/settings/sign-in";

export async function signOutAction(form: FormData): Promise<void> {
  const sessionId = textOf(form, "session");
  const done = await passChange({ path, form }, (scope, session) => endOneSession(scope, session, { sessionId }));
  if (!done.ok) notFound();
  redirect(`${path}?done=signed-out`);
}

/** 「他のすべてのデバイスからサインアウト」: what every change of the settings can do, without a change. */
export async function signOutOthersAction(form: FormData): Promise<void> {
  await passChange({ path, form, signsOutEverywhere: true }, async () => ok());
  redirect(`${path}?done=signed-out-others`);
}
