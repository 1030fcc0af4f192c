import { ButtonLink } from "#components/ui/button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { PendingEmail } from "./pending-email.tsx";

type ProfileFactsProps = {
  member: { kana: string; email: string | null; loginId: string };
  /** False where the insurer does not offer another ID. */
  hasLoginId: boolean;
  /** The e-mail address that waits for confirmation. */
  pendingEmail: string | null;
  branding: InsurerPolicy["branding"];
};

/** What the profile shows and does not edit in place: ユーザー名, メールアドレス with 「Eメール変更」. */
export async function ProfileFacts({ member, hasLoginId, pendingEmail, branding }: ProfileFactsProps) {
  const { profile: text } = await requestMessages();
  const japanese = await langOfJapanese();
  const { contactName, contactPhone } = branding;
  const kana = (
    <>
      <p lang={japanese}>{member.kana}</p>
      <p className="mt-1 text-quiet">{text.kanaNote}</p>
      <p className="text-quiet">
        <span lang={japanese} className="inline-block">
          {contactName}
        </span>{" "}
        <a href={`tel:${contactPhone}`} className="whitespace-nowrap text-link underline underline-offset-4">
          {contactPhone}
        </a>
      </p>
    </>
  );
  const email = (
    <div className="space-y-3">
      <p>{member.email}</p>
      {pendingEmail ? <PendingEmail email={pendingEmail} /> : null}
      <ButtonLink href="/settings/email" variant="secondary" size="small">
        {text.changeEmail}
      </ButtonLink>
    </div>
  );
  return (
    <DefinitionList
      items={[
        ...(hasLoginId ? [{ term: text.loginId, description: member.loginId }] : []),
        { term: text.kana, description: kana },
        { term: text.email, description: email },
      ]}
    />
  );
}
