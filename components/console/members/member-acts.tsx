import { ActionButton } from "#components/ui/action-button.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { SectionHeading } from "#components/ui/heading.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { MemberDetail } from "#lib/console/members/member-detail.ts";
import { NAMED_METHODS } from "#lib/insurers/factors.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { member: text } = consoleText;

type MemberActsProps = {
  member: MemberDetail;
  unlock: FormAction;
  resume: FormAction;
  correctKana: FormAction;
};

/** What a clerk may do, by consequence: at once what can be undone, behind a page of its own what ends something. */
export function MemberActs({ member, unlock, resume, correctKana }: MemberActsProps) {
  const { id, isDisabled, waits, sessions, kana, credentials, isEmailCodeEnabled } = member;
  const path = `/members/${id}`;
  const hasFactor = isEmailCodeEnabled || NAMED_METHODS.some((method) => credentials[method].length > 0);
  return (
    <section>
      <SectionHeading>{text.acts}</SectionHeading>
      <Card className="mt-3 space-y-4">
        {waits.length > 0 && !isDisabled ? <ActionButton action={unlock} label={text.unlock} memberId={id} /> : null}
        {isDisabled ? (
          <ActionButton action={resume} label={text.resume} memberId={id} />
        ) : (
          <>
            <ButtonLink href={`${path}/reissue`} variant="secondary" className="w-full">
              {text.reissue}
            </ButtonLink>
            <ButtonLink href={`/letters/new?member=${id}`} variant="secondary" className="w-full">
              {text.makeLetter}
            </ButtonLink>
            {sessions.length > 0 ? (
              <ButtonLink href={`${path}/sign-out`} variant="secondary" className="w-full">
                {text.signOut}
              </ButtonLink>
            ) : null}
          </>
        )}
        {hasFactor && !isDisabled ? (
          <div className="space-y-2 border-y border-solid-gray-100 py-4">
            <p className="text-[1rem] text-quiet">{text.needsApproval}</p>
            <ButtonLink href={`${path}/lost-factor-code`} variant="secondary" className="w-full">
              {text.lostFactorCode}
            </ButtonLink>
          </div>
        ) : null}
        <ActionButton action={correctKana} label={text.correctKana} memberId={id} foldedAs={text.correctKana}>
          <TextField name="kana" label={text.kana} defaultValue={kana.replaceAll("\u3000", " ")} />
        </ActionButton>
        {isDisabled ? null : (
          <ButtonLink href={`${path}/stop`} variant="quiet" className="w-full">
            {text.stop}
          </ButtonLink>
        )}
      </Card>
    </section>
  );
}
