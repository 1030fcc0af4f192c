import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { openTotpSecret, sealTotpSecret } from "#lib/credentials/totp/totp-secret.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { openCheckCode, sealCheckCode } from "#lib/eligibility/check-code.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { env } from "#lib/kernel/env.ts";
import { NIL_UUID } from "#lib/kernel/is-uuid.ts";
import { openMailBody, sealMailBody } from "#lib/mail/mail-body.ts";
import { openSubjectKey, sealSubjectKey } from "#lib/oidc/clients.ts";
import { openSigningKey, sealSigningKey } from "#lib/oidc/keys.ts";

/** A second or so of work; whoever waits for one of these rows waits no longer. */
const BATCH = 500;

type SealedRow = { insurerId: string; id: string; memberId: string; sealed: string };

type SealedColumn = {
  table: string;
  column: string;
  /** Of a row without a member. */
  isInsurers?: boolean;
  reseal: (row: SealedRow) => string;
};

const resealTotp = ({ sealed, memberId }: SealedRow) => sealTotpSecret(openTotpSecret(sealed, memberId), memberId);

/**
 * Every column that holds what is sealed; questions in the worker's queue last minutes, what a service is signed in by
 * (OidcArtifact) a day, and both are left to their end.
 */
const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: "TotpDevice", column: "secretEncrypted", reseal: resealTotp },
  { table: "TotpEnrolment", column: "secretEncrypted", reseal: resealTotp },
  {
    table: "MailMessage",
    column: "bodyEncrypted",
    reseal: (row) => sealMailBody(openMailBody(row.sealed, row), row),
  },
  {
    table: "EligibilityDocument",
    column: "codeEncrypted",
    reseal: (row) => sealCheckCode(openCheckCode(row.sealed, row), row),
  },
  {
    table: "OidcKey",
    column: "privateKeyEncrypted",
    isInsurers: true,
    reseal: (row) => sealSigningKey(openSigningKey(row.sealed, row), row),
  },
  {
    table: "OidcClient",
    column: "subjectKeyEncrypted",
    isInsurers: true,
    reseal: (row) => sealSubjectKey(openSubjectKey(row.sealed, row), row),
  },
];

export type RotatedKeys = {
  resealed: number;
  /** Altered, or under a key that is not listed: left as they are. */
  unreadable: number;
};

/** The next rows that stand on a key other than the newest; held until the batch is written. */
function nextRows({ tx, insurerId }: Scope, column: SealedColumn, { after, batch }: { after: string; batch: number }) {
  const [table, sealed] = [Prisma.raw(`"${column.table}"`), Prisma.raw(`"${column.column}"`)];
  // A sealed text of the insurer itself is bound to its row alone.
  const owner = Prisma.raw(column.isInsurers ? `"id"` : `"memberId"`);
  const newest = env().ENCRYPTION_KEYS[0]?.id ?? "";
  return tx.$queryRaw<SealedRow[]>`
    select "insurerId", "id", ${owner} as "memberId", ${sealed} as "sealed" from ${table}
    where "insurerId" = ${insurerId}::uuid and "id" > ${after}::uuid
      and split_part(${sealed}, '.', 1) <> ${newest}
    order by "id" limit ${batch}::int for update`;
}

function tryReseal({ reseal }: SealedColumn, row: SealedRow): string | null {
  try {
    return reseal(row);
  } catch {
    return null;
  }
}

async function write({ tx, insurerId }: Scope, column: SealedColumn, fresh: Map<string, string>) {
  const [table, sealed] = [Prisma.raw(`"${column.table}"`), Prisma.raw(`"${column.column}"`)];
  await tx.$executeRaw`
    update ${table} as target set ${sealed} = fresh."sealed"
    from unnest(${[...fresh.keys()]}::uuid[], ${[...fresh.values()]}::text[]) as fresh("id", "sealed")
    where target."insurerId" = ${insurerId}::uuid and target."id" = fresh."id"`;
}

/** One batch of one column, in an open transaction. @returns the last row looked at; none when all were */
async function resealBatch(
  scope: Scope,
  column: SealedColumn,
  { after, batch }: { after: string; batch: number },
): Promise<RotatedKeys & { last: string | undefined }> {
  const rows = await nextRows(scope, column, { after, batch });
  const fresh = new Map<string, string>();
  for (const row of rows) {
    const sealed = tryReseal(column, row);
    if (sealed) fresh.set(row.id, sealed);
  }
  if (fresh.size > 0) {
    await write(scope, column, fresh);
    const detail = { table: column.table, resealed: fresh.size };
    await recordAudit(scope, { action: "keys.rotate", result: "success", detail });
  }
  return { resealed: fresh.size, unreadable: rows.length - fresh.size, last: rows.at(-1)?.id };
}

/**
 * Seals an insurer's secrets anew under the first of ENCRYPTION_KEYS (ASVS 11.2.2,
 * 13.3.4). Each batch is a transaction of its own: whatever interrupts it, the next
 * run goes on where this one was. What is hashed cannot be done here: passwords and
 * codes take the newest pepper when they are next used or made.
 * @param inBatch opens that transaction
 * @param onProgress how many rows of this insurer are done
 */
export async function rotateKeysOf(
  inBatch: <Value>(work: (scope: Scope) => Promise<Value>) => Promise<Value>,
  { batch = BATCH, onProgress }: { batch?: number; onProgress?: (resealed: number) => void } = {},
): Promise<RotatedKeys> {
  const total: RotatedKeys = { resealed: 0, unreadable: 0 };
  for (const column of SEALED_COLUMNS) {
    let after: string | undefined = NIL_UUID;
    while (after) {
      const from: string = after;
      const done = await inBatch((scope) => resealBatch(scope, column, { after: from, batch }));
      total.resealed += done.resealed;
      total.unreadable += done.unreadable;
      onProgress?.(total.resealed);
      after = done.last;
    }
  }
  return total;
}
