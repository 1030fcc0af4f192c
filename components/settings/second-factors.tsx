import type { ReactNode } from "react";
import { Card } from "#components/ui/card.tsx";
import { isNamed, type NamedMethod, SHOWN_METHODS } from "#lib/insurers/factors.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SignInOverview } from "#lib/settings/sign-in-overview.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { CredentialCard, MethodHead, RowLink } from "./credential-card.tsx";

type SecondFactorsProps = { overview: SignInOverview; allowed: readonly Method[] };
type FactorCardProps = { overview: SignInOverview; isAllowed: boolean };

/** The cards of methods without names; all others share one. */
const CARDS = { email: EmailCodeCard } satisfies Record<
  Exclude<Method, NamedMethod>,
  (props: FactorCardProps) => Promise<ReactNode>
>;

/** 「二要素認証」: what the insurer allows, and what is left of formerly allowed methods (manual 004, 3-6 ③, 3-7 ③). */
export async function SecondFactors({ overview, allowed }: SecondFactorsProps) {
  const text = (await requestMessages()).signIn.second;
  const shown = SHOWN_METHODS.filter((method) => allowed.includes(method) || overview.counts[method] > 0);
  return (
    <>
      {shown.map((method) => {
        const isAllowed = allowed.includes(method);
        if (!isNamed(method)) {
          const FactorCard = CARDS[method];
          return <FactorCard key={method} overview={overview} isAllowed={isAllowed} />;
        }
        return (
          <CredentialCard
            key={method}
            kind={method}
            name={text[method]}
            hint={text[`${method}Hint` as const]}
            isAllowed={isAllowed}
            credentials={overview.credentials[method]}
          />
        );
      })}
      <RecoveryCodeCard createdAt={overview.recoveryCodeCreatedAt} />
    </>
  );
}

async function EmailCodeCard({ overview, isAllowed }: FactorCardProps) {
  const { signIn: text } = await requestMessages();
  const isEnabled = overview.counts.email > 0;
  const state = isEnabled && overview.email ? maskEmail(overview.email) : text.second.none;
  return (
    <Card>
      <MethodHead
        id="email-code"
        name={text.second.email}
        hint={text.second.emailHint}
        facts={[!isAllowed && text.notAllowed, state]}
        setUpPath={isAllowed && !isEnabled ? "/settings/sign-in/email-code/new" : null}
      >
        {isEnabled ? (
          <RowLink href="/settings/sign-in/email-code/delete" describedBy="name-email-code" variant="danger">
            {text.remove}
          </RowLink>
        ) : null}
      </MethodHead>
    </Card>
  );
}

async function RecoveryCodeCard({ createdAt }: { createdAt: Date | null }) {
  const { formats, recovery, signIn: text } = await requestMessages();
  return (
    <Card>
      <MethodHead
        id="recovery-code"
        name={text.second.recoveryCode}
        hint={text.second.recoveryCodeHint}
        facts={[createdAt ? recovery.settings.made(formats.dateTime(createdAt)) : text.second.notIssued]}
        setUpPath="/settings/sign-in/recovery-code"
        isUpdate={createdAt !== null}
      />
    </Card>
  );
}
