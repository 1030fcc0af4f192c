import { notFound } from "next/navigation";
import { IssueForm } from "#components/console/frame/issue-form.tsx";
import { IdentityChecks } from "#components/console/members/identity-checks.tsx";
import { readMember } from "#lib/console/members/member-detail.ts";
import { nameOf } from "#lib/console/members/name-of.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { tellLoginIdAction } from "./actions.ts";

/** 「ユーザIDを伝える」: after an identity check. */
export default async function TellLoginIdPage({ params }: PageProps<"/members/[id]/login-id">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireClerk(`/members/${id}/login-id`, "officer");
  const member = (await asClerk(readMember, id)) ?? notFound();
  const { checkedBy, checks, print, back } = consoleText.reissue;
  const { effects, ...text } = consoleText.tellLoginId;
  return (
    <IssueForm
      action={tellLoginIdAction}
      subject={{ name: "member", value: id }}
      who={nameOf(member)}
      effects={effects}
      text={{ ...text, print, back }}
      backHref={`/members/${id}`}
    >
      <IdentityChecks legend={checkedBy} checks={checks} />
    </IssueForm>
  );
}
