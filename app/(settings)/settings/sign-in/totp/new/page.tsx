import { notFound } from "next/navigation";
import { EverywhereField } from "#components/forms/everywhere-field.tsx";
import { TotpFields } from "#components/forms/totp-fields.tsx";
import { BackLink } from "#components/settings/back-link.tsx";
import { ChosenField } from "#components/settings/chosen-field.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { FullPage } from "#components/settings/full-page.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { beginTotpEnrolment } from "#lib/credentials/totp/begin-totp-enrolment.ts";
import { listTotpDevices } from "#lib/credentials/totp/list-totp-devices.ts";
import { MAX_TOTP_DEVICES } from "#lib/kernel/limits.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { addTotpAction } from "./actions.ts";

/** 「ワンタイムパスワードの設定」 of one more app (manual 004, 3-6 1. ⑤–⑦ and 3. ⑤). */
export default async function NewTotpPage({ searchParams }: PageProps<"/settings/sign-in/totp/new">) {
  const page = setUpPage("totp", (await searchParams).use === "1");
  const session = await requireRecentAuthentication(page.path);
  const { id: ownerId, member } = session;
  const context = await requestContext();
  const { common, factors, login, settings, signIn } = await requestMessages();
  if (!context.insurer.policy.methods.includes("totp")) notFound();
  const devices = await inRequest(listTotpDevices, { memberId: member.id });
  if (devices.length >= MAX_TOTP_DEVICES) return <FullPage kind="totp" title={factors.totpRegister.title} />;
  const enrolment = await inRequest(beginTotpEnrolment, { memberId: member.id, ownerId, accountName: member.loginId });
  const text = factors.totpRegister;
  return (
    <FormPage
      action={addTotpAction}
      title={text.title}
      lead={page.isChosen ? <Lead>{signIn.willChange(login.method.names.totp)}</Lead> : null}
      above={<BackLink href="/settings/sign-in" label={settings.menu.signIn} />}
      memberId={member.id}
      draft={await draftOf(session, page.path)}
    >
      <ChosenField page={page} />
      <TotpFields enrolment={enrolment} accountName={member.loginId} context={context} />
      <EverywhereField hint={settings.everywhereHint} />
      <FormButtons submit={common.submit} backPath={page.backPath} />
    </FormPage>
  );
}
