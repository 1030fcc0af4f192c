import { FactRow } from "#components/settings/fact-row.tsx";
import { Lead } from "#components/ui/lead.tsx";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { LANGUAGE_NAMES, type Language } from "#lib/messages/language.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { PendingEmail } from "./pending-email.tsx";

type ProfileRowsProps = {
  member: { kana: string; email: string | null; loginId: string; method: Method | null };
  language: Language;
  /** Where the insurer does not offer another ID, it is only shown. */
  canChangeLoginId: boolean;
  /** The address that waits to be confirmed. */
  pendingEmail: string | null;
  /** How many services get information with the member's consent. */
  services: number;
  branding: InsurerPolicy["branding"];
};

/** 「プロフィール」: one fact a row, with 「変更」 beside it, in the order of the manual (004, 3-1 ③). */
export async function ProfileRows({
  member,
  language,
  canChangeLoginId,
  pendingEmail,
  services,
  branding,
}: ProfileRowsProps) {
  const { connect, login, profile: text } = await requestMessages();
  return (
    <dl className="divide-y divide-solid-gray-100">
      <FactRow term={text.language} change={{ href: "/settings/profile/language", label: text.submit }}>
        <span lang={language}>{LANGUAGE_NAMES[language]}</span>
      </FactRow>
      <FactRow
        term={text.loginId}
        change={canChangeLoginId ? { href: "/settings/profile/login-id", label: text.submit } : null}
      >
        {member.loginId}
      </FactRow>
      <FactRow term={text.kana} note={<KanaNote branding={branding} />}>
        <span lang={await langOfJapanese()}>{member.kana}</span>
      </FactRow>
      <FactRow
        term={text.email}
        change={{ href: "/settings/email", label: text.changeEmail }}
        note={pendingEmail ? <PendingEmail email={pendingEmail} /> : null}
      >
        {member.email ?? text.noEmail}
      </FactRow>
      <FactRow term={text.method} change={{ href: "/settings/profile/method", label: text.submit }}>
        {member.method ? login.method.names[member.method] : text.noMethod}
      </FactRow>
      {services > 0 ? (
        <FactRow term={connect.services.title} change={{ href: "/settings/services", label: connect.services.look }}>
          {connect.services.count(services)}
        </FactRow>
      ) : null}
    </dl>
  );
}

/** Who corrects ユーザー名, and by which number. */
async function KanaNote({ branding }: Pick<ProfileRowsProps, "branding">) {
  const { profile: text } = await requestMessages();
  const { contactName, contactPhone } = branding;
  return (
    <div className="text-[1rem] text-quiet">
      <Lead>{text.kanaNote}</Lead>
      <p>
        <span lang={await langOfJapanese()} className="inline-block">
          {contactName}
        </span>{" "}
        <a href={`tel:${contactPhone}`} className="whitespace-nowrap text-link underline underline-offset-4">
          {contactPhone}
        </a>
      </p>
    </div>
  );
}
