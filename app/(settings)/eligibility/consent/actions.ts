"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { giveConsent, withdrawConsent } from "#lib/eligibility/consent.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { passLightChange } from "#lib/web/frames/pass-light-change.ts";
import { requireEligibility } from "#lib/web/frames/require-eligibility.ts";

const PATH = "/eligibility/consent";

export async function consentAction(_: FormState, form: FormData): Promise<FormState> {
  await requireEligibility(PATH);
  const version = Number(textOf(form, "version"));
  const given = await passLightChange({ path: PATH, form }, (scope, { member, session }) =>
    giveConsent(scope, { memberId: member.id, sessionId: session.id, version }),
  );
  if (given.ok) redirect("/eligibility");
  const { textChanged } = (await requestMessages()).eligibility.consent;
  return failedForm(form, [{ field: null, message: textChanged }], []);
}

export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  await requireEligibility(PATH);
  await passLightChange({ path: PATH, form }, (scope, { member, session }) =>
    withdrawConsent(scope, { memberId: member.id, sessionId: session.id }),
  );
  redirect("/eligibility");
}
