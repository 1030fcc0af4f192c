import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";

export const SECRET_KINDS = [
  "password",
  "temporaryPassword",
  "recoveryCode",
  "lostFactorCode",
  "emailCode",
  "totpDevice",
  "totpEnrolment",
  "mail",
  "recoveryRequest",
  "document",
  "signingKey",
  "service",
  "signIn",
] as const;

/** So many secrets of one kind stand on one key; `keyId` is one of the named setting's. */
export type KeyUse = {
  setting: "PASSWORD_PEPPERS" | "ENCRYPTION_KEYS";
  secret: (typeof SECRET_KINDS)[number];
  keyId: string;
  count: number;
};

/**
 * How many of an insurer's secrets stand on which key, as far as they can still be
 * used: what must be zero before an old key is dropped (ASVS 13.3.4). Imported
 * password hashes stand on none. For the operator: portal_app does not see the queue.
 */
export function keyStatusOf({ tx, insurerId, now }: Scope): Promise<KeyUse[]> {
  const live = Prisma.sql`"insurerId" = ${insurerId}::uuid and "usedAt" is null and "expiresAt" > ${now}`;
  const ofInsurer = Prisma.sql`"insurerId" = ${insurerId}::uuid`;
  return tx.$queryRaw<KeyUse[]>`
    select "setting", "secret", "keyId", count(*)::int as "count"
    from (
      select 'PASSWORD_PEPPERS' as "setting", 'password' as "secret", "pepperId" as "keyId"
        from "PasswordCredential" where ${ofInsurer} and "pepperId" is not null
      union all select 'PASSWORD_PEPPERS', 'temporaryPassword', split_part("passwordHash", '$', 2)
        from "TemporaryCredential" where ${ofInsurer} and "passwordHash" is not null and "expiresAt" > ${now}
      union all select 'PASSWORD_PEPPERS', 'recoveryCode', split_part("codeHash", '$', 2)
        from "RecoveryCode" where ${ofInsurer}
      union all select 'PASSWORD_PEPPERS', 'lostFactorCode', split_part("tokenHash", '$', 2)
        from "OneTimeToken" where ${live} and "type" = 'lostFactorCode'
      union all select 'PASSWORD_PEPPERS', 'emailCode', split_part("codeHash", '$', 2)
        from "EmailCode" where ${live}
      union all select 'ENCRYPTION_KEYS', 'totpDevice', split_part("secretEncrypted", '.', 1)
        from "TotpDevice" where ${ofInsurer}
      union all select 'ENCRYPTION_KEYS', 'totpEnrolment', split_part("secretEncrypted", '.', 1)
        from "TotpEnrolment" where ${ofInsurer} and "expiresAt" > ${now}
      union all select 'ENCRYPTION_KEYS', 'mail', split_part("bodyEncrypted", '.', 1)
        from "MailMessage" where ${ofInsurer} and "bodyEncrypted" is not null
      union all select 'ENCRYPTION_KEYS', 'document', split_part("codeEncrypted", '.', 1)
        from "EligibilityDocument" where ${ofInsurer}
      union all select 'ENCRYPTION_KEYS', 'signingKey', split_part("privateKeyEncrypted", '.', 1)
        from "OidcKey" where ${ofInsurer}
      union all select 'ENCRYPTION_KEYS', 'service', split_part("subjectKeyEncrypted", '.', 1)
        from "OidcClient" where ${ofInsurer}
      union all select 'ENCRYPTION_KEYS', 'signIn', split_part("payloadEncrypted", '.', 1)
        from "OidcArtifact" where ${ofInsurer} and "expiresAt" > ${now}
      union all select 'ENCRYPTION_KEYS', 'recoveryRequest', split_part(payload->>'sealed', '.', 1)
        from graphile_worker._private_jobs where payload->>'insurerId' = ${insurerId} and payload->>'sealed' is not null
    ) secrets
    group by "setting", "secret", "keyId"
    order by "setting", "secret", "keyId"`;
}
