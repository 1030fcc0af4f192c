import { notFound } from "next/navigation";
import { BulletList } from "#components/ui/bullet-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { StaticPage } from "#components/ui/static-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { readMember } from "#lib/console/members/member-detail.ts";
import { nameOf } from "#lib/console/members/name-of.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { confirmAction } from "./actions.ts";
import { readAct } from "./acts.ts";

/** A page between the button and what ends something: who, what dies, what stays. */
export default async function ConfirmPage({ params }: PageProps<"/members/[id]/[act]">) {
  const { id, act: name } = await params;
  const act = readAct(name);
  if (!act || !isUuid(id)) notFound();
  await requireClerk(`/members/${id}/${act}`, "officer");
  const member = (await asClerk(readMember, id)) ?? notFound();
  const text = consoleText.confirm[act];
  return (
    <StaticPage title={text.title} lead={<p>{text.question}</p>}>
      <p className="font-700">{nameOf(member)}</p>
      <Callout kind="warning">
        <BulletList items={text.effects} />
      </Callout>
      <form action={confirmAction} className="flex flex-wrap gap-3">
        <input type="hidden" name="member" value={id} />
        <input type="hidden" name="act" value={act} />
        <ButtonLink href={`/members/${id}`} variant="secondary">
          {consoleText.confirm.cancel}
        </ButtonLink>
        <SubmitButton variant="danger">{text.submit}</SubmitButton>
      </form>
    </StaticPage>
  );
}
