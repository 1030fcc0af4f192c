import { notFound } from "next/navigation";
import { IssueForm } from "#components/console/members/issue-form.tsx";
import { readMember } from "#lib/console/members/member-detail.ts";
import { nameOf } from "#lib/console/members/name-of.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { tellLoginIdAction } from "./actions.ts";

type PageProps = { params: Promise<{ id: string }> };

/** 「ユーザIDを伝える」: after an identity check. */
export default async function TellLoginIdPage({ params }: PageProps) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  await requireClerk(`/members/${id}/login-id`, "officer");
  const member = (await asClerk(readMember, id)) ?? notFound();
  const { checkedBy, checks, print, back } = consoleText.reissue;
  const { effects, ...text } = consoleText.tellLoginId;
  return (
    <IssueForm
      action={tellLoginIdAction}
      memberId={id}
      who={nameOf(member)}
      effects={effects}
      text={{ ...text, checkedBy, checks, print, back }}
    />
  );
}
