import { EverywhereField } from "#components/forms/everywhere-field.tsx";
import { NewPasswordFields } from "#components/forms/new-password-fields.tsx";
import { PasswordOwner } from "#components/forms/password-owner.tsx";
import { passwordRuleLines } from "#components/forms/password-rule-lines.ts";
import { BackLink } from "#components/settings/back-link.tsx";
import { DoneCallouts } from "#components/settings/done-callouts.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { passwordRulesOf } from "#lib/credentials/password/password-rules-of.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { doneBefore } from "#lib/web/frames/take-done.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { changePasswordAction } from "./actions.ts";

const PATH = "/settings/sign-in/password";

/** 「パスワードの更新」 (manual 004, 3-2 ⑥), also the end of 「心当たりがない」. */
export default async function PasswordPage() {
  const session = await requireRecentAuthentication(PATH);
  const context = await requestContext();
  const { member } = session;
  const rules = await inRequest(passwordRulesOf, { memberId: member.id });
  const { common, credentials, login, settings } = await requestMessages();
  const text = login.newPassword;
  const done = await doneBefore();
  return (
    <FormPage
      action={changePasswordAction}
      title={text.title}
      lead={<Lead>{text.leadChange}</Lead>}
      above={<BackLink href="/settings/sign-in" label={settings.menu.signIn} />}
      done={<DoneCallouts done={done} />}
      memberId={member.id}
      draft={await draftOf(session, PATH)}
    >
      <PasswordOwner loginId={member.loginId} />
      <NewPasswordFields
        rules={rules}
        lines={await passwordRuleLines(context.insurer.policy.password)}
        text={{ ...text.fields, yen: credentials.passwordWarning["yen-or-backslash"] }}
      />
      <EverywhereField hint={settings.everywhereHint} />
      <FormButtons submit={common.submit} backPath="/settings/sign-in" />
    </FormPage>
  );
}
