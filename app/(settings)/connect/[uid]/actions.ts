"use server";
import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { agreeToConnection } from "#lib/oidc/connection.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { passLightChange } from "#lib/web/frames/pass-light-change.ts";

/** 「同意して進む」 */
export async function agreeAction(uid: string, _: FormState, form: FormData): Promise<FormState> {
  const path = readReturnTo(`/connect/${uid}`);
  if (!path) redirect("/connect/refused?because=request");
  const agreed = await passLightChange({ path, form }, (scope, { member }) =>
    agreeToConnection(scope, { uid, memberId: member.id }),
  );
  redirect(agreed.ok ? path : "/connect/refused?because=expired");
}
