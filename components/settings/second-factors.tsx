import { Card } from "#components/ui/card.tsx";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SignInOverview } from "#lib/settings/sign-in-overview.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { CredentialCard, MethodHead, RowLink } from "./credential-card.tsx";

type SecondFactorsProps = { overview: SignInOverview; allowed: readonly Method[] };

/** 「二要素認証」: what the insurer allows, and what is left of what it allowed once (manual 004, 3-6 ③, 3-7 ③). */
export async function SecondFactors({ overview, allowed }: SecondFactorsProps) {
  const text = (await requestMessages()).signIn.second;
  const { counts, totpDevices, passkeys } = overview;
  const isShown = (method: Method) => allowed.includes(method) || counts[method] > 0;
  return (
    <>
      {isShown("totp") ? (
        <CredentialCard
          kind="totp"
          name={text.totp}
          hint={text.totpHint}
          isAllowed={allowed.includes("totp")}
          credentials={totpDevices}
        />
      ) : null}
      {isShown("passkey") ? (
        <CredentialCard
          kind="passkey"
          name={text.passkey}
          hint={text.passkeyHint}
          isAllowed={allowed.includes("passkey")}
          credentials={passkeys.map(({ provider, isBackedUp, ...passkey }) => ({
            ...passkey,
            facts: [provider && text.keptAt(provider), isBackedUp && text.synced],
          }))}
        />
      ) : null}
      {isShown("email") ? <EmailCodeCard overview={overview} isAllowed={allowed.includes("email")} /> : null}
      <RecoveryCodeCard createdAt={overview.recoveryCodeCreatedAt} />
    </>
  );
}

async function EmailCodeCard({ overview, isAllowed }: { overview: SignInOverview; isAllowed: boolean }) {
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
