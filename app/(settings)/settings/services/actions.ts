"use server";
import { redirect } from "next/navigation";
import { textOf } from "#components/ui/failed-form.ts";
import { leaveService } from "#lib/settings/verbs/leave-service.ts";
import { passLightChange } from "#lib/web/frames/pass-light-change.ts";

const PATH = "/settings/services";

/** 「連携をやめる」. Pressed a second time, the service is no longer in the list. */
export async function leaveServiceAction(form: FormData): Promise<void> {
  const name = textOf(form, "service");
  await passLightChange({ path: PATH, form }, (scope, active) => leaveService(scope, active, { name }));
  redirect(PATH);
}
