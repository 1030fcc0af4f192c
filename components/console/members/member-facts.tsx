import { BulletList } from "#components/ui/bullet-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import { Details } from "#components/ui/details.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { MemberDetail } from "#lib/console/members/member-detail.ts";
import { NAMED_METHODS } from "#lib/insurers/factors.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { dateOfColumn, formatCalendarDate } from "#lib/typed-text/calendar-date.ts";
import { formatPostalCode } from "#lib/typed-text/postal-code.ts";

const { member: text, members, methods, device } = consoleText;

const spaced = (name: string) => name.replaceAll("\u3000", " ");
const date = (value: Date | null) => (value ? formats.date(value) : "–");

/** 「〒100-0013 東京都…」, in one line. */
function postalAddress({ postalCode, postalAddress: place, postalBuilding }: MemberDetail): string {
  if (!place) return text.none;
  const code = postalCode ? formatPostalCode(postalCode) : "";
  return [code, place, postalBuilding ?? ""].filter(Boolean).join(" ");
}

function identity(member: MemberDetail): Definition[] {
  return [
    { term: text.number, description: `${member.symbol}-${member.number}-${member.branch}` },
    { term: text.kind, description: members.kinds[member.kind] },
    { term: text.kana, description: spaced(member.kana) },
    { term: text.birthDate, description: formatCalendarDate(dateOfColumn(member.birthDate), "ja") },
    { term: text.postalAddress, description: postalAddress(member) },
    { term: text.qualified, description: date(member.qualifiedOn) },
    { term: text.disqualified, description: date(member.disqualifiedOn) },
  ];
}

function firstLogin({ wizardCompletedAt, firstLoginStop: stop }: MemberDetail): string {
  if (wizardCompletedAt) return text.firstLoginDone(wizardCompletedAt);
  return stop ? text.firstLoginStopped(members.stops[stop]) : text.firstLoginOpen;
}

function access(member: MemberDetail, mayAct: boolean): Definition[] {
  const { email, isEmailConfirmed, temporary, passwordSetAt, lastLoginAt } = member;
  const mail = email ? `${email}（${isEmailConfirmed ? text.confirmed : text.unconfirmed}）` : text.none;
  return [
    {
      term: text.loginId,
      description: (
        <>
          <span className="font-700">{`${member.loginId.slice(0, 2)}••••••`}</span>
          {mayAct ? (
            <a
              href={`/members/${member.id}/login-id`}
              className="ml-4 inline-flex min-h-11 items-center text-link underline underline-offset-4"
            >
              {text.tellLoginId}
            </a>
          ) : null}
        </>
      ),
    },
    { term: text.email, description: mail },
    { term: text.firstLogin, description: firstLogin(member) },
    {
      term: text.temporary,
      description: temporary
        ? `${text.temporaryKinds[temporary.kind]}（${text.temporaryUntil(temporary.expiresAt)}）`
        : text.none,
    },
    { term: text.passwordSet, description: passwordSetAt ? formats.dateTime(passwordSetAt) : text.none },
    { term: text.lastLogin, description: lastLoginAt ? formats.dateTime(lastLoginAt) : text.never },
  ];
}

function credentials(member: MemberDetail): Definition[] {
  const named = NAMED_METHODS.flatMap((method) =>
    member.credentials[method].map(({ name, createdAt, lastUsedAt }) => ({
      term: methods[method],
      description: [name, text.createdAt(createdAt), ...(lastUsedAt ? [text.usedAt(lastUsedAt)] : [])].join("　"),
    })),
  );
  return [
    ...named,
    ...(member.isEmailCodeEnabled ? [{ term: text.mailCode, description: text.registered }] : []),
    ...(member.hasRecoveryCode ? [{ term: text.recoveryCode, description: text.issued }] : []),
  ];
}

/** The left side of the detail: who it is, how they log in, what is registered, where they are signed in. */
export function MemberFacts({ member, mayAct }: { member: MemberDetail; mayAct: boolean }) {
  const factors = credentials(member);
  return (
    <div className="space-y-6">
      <Section heading={text.facts} items={identity(member)} />
      {mayAct ? (
        <Details summary={text.mend.summary}>
          <BulletList items={text.mend.steps} />
          <LinkList links={[{ href: "/imports/new", label: text.mend.link }]} />
        </Details>
      ) : null}
      <Section heading={text.access} items={access(member, mayAct)} />
      <Section heading={text.credentials} items={factors} none={text.noCredentials} />
      <Section
        heading={text.sessions}
        items={member.sessions.map(({ browser, system, lastSeenAt }) => ({
          term: device(browser, system),
          description: text.seen(lastSeenAt),
        }))}
        none={text.noSessions}
      />
    </div>
  );
}

type SectionProps = { heading: string; items: Definition[]; none?: string };

function Section({ heading, items, none }: SectionProps) {
  return (
    <section>
      <SectionHeading>{heading}</SectionHeading>
      <Card className="mt-3">{items.length === 0 ? <p>{none}</p> : <DefinitionList items={items} />}</Card>
    </section>
  );
}
