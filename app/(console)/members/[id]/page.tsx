import { notFound } from "next/navigation";
import { Done } from "#components/console/content/done.tsx";
import { MemberActs } from "#components/console/members/member-acts.tsx";
import { MemberFacts } from "#components/console/members/member-facts.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { readMember } from "#lib/console/members/member-detail.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { mailsText } from "#lib/messages/ja/console/mails.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { readAct } from "./[act]/acts.ts";
import { correctKanaAction, resumeAction, unlockAction } from "./actions.ts";

/** 「加入者の詳細」: everything a call asks for; reading it is audited. */
export default async function MemberPage({ params, searchParams }: PageProps<"/members/[id]">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const clerk = await requireClerk(`/members/${id}`);
  const member = (await asClerk(readMember, id)) ?? notFound();
  const { member: text, members, confirm } = consoleText;
  const { done } = await searchParams;
  const act = readAct(queryText(done));
  const isDone = act === "sign-out" || (act === "stop" && member.isDisabled);
  const title = member.name?.replaceAll("\u3000", " ") ?? member.kana.replaceAll("\u3000", " ");
  return (
    <div className="space-y-6">
      <PageTitle title={title} />
      <LinkList links={[{ href: "/members", label: members.back }]} />
      <PageHeading>{title}</PageHeading>
      <LinkList
        links={[
          { href: `/audit?member=${id}`, label: text.history },
          { href: `/mails?member=${id}`, label: mailsText.memberLink },
        ]}
      />
      <Done done={done} sentences={text.done} />
      {isDone ? <Callout kind="success">{confirm[act].done}</Callout> : null}
      {isDone && act === "stop" ? <ActionButton action={resumeAction} label={text.undo} memberId={id} isQuiet /> : null}
      {member.isDisabled ? <Callout kind="warning">{text.disabled}</Callout> : null}
      {member.waits.map(({ authenticator, until }) => (
        <Callout key={authenticator} kind="warning">
          {text.locked(text.authenticators[authenticator], until)}
        </Callout>
      ))}
      <div className="grid items-start gap-6 lg:grid-cols-[2fr_1fr]">
        <MemberFacts member={member} mayAct={mayAct(clerk.role, "officer")} />
        {mayAct(clerk.role, "officer") ? (
          <MemberActs member={member} unlock={unlockAction} resume={resumeAction} correctKana={correctKanaAction} />
        ) : null}
      </div>
    </div>
  );
}
