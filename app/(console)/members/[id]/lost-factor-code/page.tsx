import { notFound } from "next/navigation";
import { IdentityChecks } from "#components/console/members/identity-checks.tsx";
import { BulletList } from "#components/ui/bullet-list.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { readMember } from "#lib/console/members/member-detail.ts";
import { nameOf } from "#lib/console/members/name-of.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { askLostFactorCodeAction } from "./actions.ts";

/** 「機種変更・紛失の番号」: asked for after an identity check; another clerk approves it. */
export default async function LostFactorCodePage({ params }: PageProps<"/members/[id]/lost-factor-code">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireClerk(`/members/${id}/lost-factor-code`, "officer");
  const member = (await asClerk(readMember, id)) ?? notFound();
  const { lostFactorCode: text, reissue, approvals } = consoleText;
  return (
    <FormPage
      action={askLostFactorCodeAction}
      title={text.title}
      memberId={id}
      lead={<p>{text.lead}</p>}
      above={<LinkList links={[{ href: `/members/${id}`, label: reissue.back }]} />}
    >
      <p className="font-700">{nameOf(member)}</p>
      <BulletList items={approvals.acts["lost-factor-code"].effects()} />
      <IdentityChecks legend={reissue.checkedBy} checks={reissue.checks} />
      <TextField name="reason" label={approvals.reason.label} hint={approvals.reason.hint} required />
      <SubmitButton>{text.submit}</SubmitButton>
    </FormPage>
  );
}
