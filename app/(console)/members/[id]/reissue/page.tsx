import { notFound } from "next/navigation";
import { IssueForm } from "#components/console/frame/issue-form.tsx";
import { IdentityChecks } from "#components/console/members/identity-checks.tsx";
import { readMember } from "#lib/console/members/member-detail.ts";
import { nameOf } from "#lib/console/members/name-of.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { reissueAction } from "./actions.ts";

/** 「仮パスワードの再発行」 (アカウント再発行): after an identity check; what is issued is shown once. */
export default async function ReissuePage({ params }: PageProps<"/members/[id]/reissue">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireClerk(`/members/${id}/reissue`, "officer");
  const member = (await asClerk(readMember, id)) ?? notFound();
  if (member.isDisabled) notFound();
  const { passkey, totp } = member.credentials;
  const factors = passkey.length + totp.length + Number(member.isEmailCodeEnabled);
  const { effects, checkedBy, checks, ...text } = consoleText.reissue;
  return (
    <IssueForm
      action={reissueAction}
      subject={{ name: "member", value: id }}
      who={nameOf(member)}
      effects={effects(factors, member.sessions.length)}
      isFinal
      text={text}
      backHref={`/members/${id}`}
    >
      <IdentityChecks legend={checkedBy} checks={checks} />
    </IssueForm>
  );
}
