import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { CredentialLine } from "#lib/credentials/method-verbs.ts";
import type { NamedMethod } from "#lib/insurers/factors.ts";
import { MAX_CREDENTIALS } from "#lib/kernel/limits.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { credentialPath } from "#lib/sessions/return-path.ts";
import { SettingRow } from "./setting-row.tsx";

type CredentialCardProps = {
  kind: NamedMethod;
  name: string;
  hint: string;
  isAllowed: boolean;
  credentials: readonly CredentialLine[];
};

/** 「認証アプリ」 or 「生体認証」: 「設定」 for another one, and each registered one with its buttons. */
export async function CredentialCard({ kind, name, hint, isAllowed, credentials }: CredentialCardProps) {
  const { formats, signIn: text } = await requestMessages();
  const path = `/settings/sign-in/${kind}`;
  const isFull = credentials.length >= MAX_CREDENTIALS[kind];
  return (
    <Card>
      <MethodHead
        id={kind}
        name={name}
        hint={hint}
        facts={[!isAllowed && text.notAllowed, credentials.length === 0 && text.second.none, isFull && text.full[kind]]}
        setUpPath={isAllowed && !isFull ? `${path}/new` : null}
      />
      <ul className="divide-y divide-solid-gray-100 not-empty:mt-5 not-empty:border-t not-empty:border-solid-gray-100">
        {credentials.map(({ id, name: deviceName, createdAt, lastUsedAt, provider, isBackedUp }) => (
          <li key={id} className="py-5 last:pb-0">
            <SettingRow
              nameId={`name-${id}`}
              name={deviceName}
              facts={[
                text.created(formats.dateTime(createdAt)),
                lastUsedAt ? text.lastUsed(formats.dateTime(lastUsedAt)) : text.neverUsed,
                provider && text.second.keptAt(provider),
                isBackedUp && text.second.synced,
              ]}
            >
              <RowLink href={credentialPath({ kind, id }, "rename")} describedBy={`name-${id}`}>
                {text.rename}
              </RowLink>
              <RowLink href={credentialPath({ kind, id }, "delete")} describedBy={`name-${id}`} variant="danger">
                {text.remove}
              </RowLink>
            </SettingRow>
          </li>
        ))}
      </ul>
    </Card>
  );
}

type MethodHeadProps = {
  id: string;
  name: string;
  hint?: string;
  facts: readonly (string | false | null)[];
  /** Null: nothing to set up. */
  setUpPath: string | null;
  /** 「更新」 instead of 「設定」. */
  isUpdate?: boolean;
  children?: ReactNode;
};

/** Head of a method's card, with 「設定」 or 「更新」. */
export async function MethodHead({ id, name, hint, facts, setUpPath, isUpdate = false, children }: MethodHeadProps) {
  const { signIn: text } = await requestMessages();
  return (
    <SettingRow nameId={`name-${id}`} name={name} rank="method" hint={hint} facts={facts}>
      {setUpPath ? (
        <RowLink href={setUpPath} describedBy={`name-${id}`}>
          {isUpdate ? text.update : text.setUp}
        </RowLink>
      ) : null}
      {children}
    </SettingRow>
  );
}

type RowLinkProps = { href: string; describedBy: string; variant?: "secondary" | "danger"; children: string };

/** A link to the page of one act; several have the same name, the description distinguishes them. */
export function RowLink({ href, describedBy, variant = "secondary", children }: RowLinkProps) {
  return (
    <ButtonLink href={href} variant={variant} size="small" aria-describedby={describedBy}>
      {children}
    </ButtonLink>
  );
}
