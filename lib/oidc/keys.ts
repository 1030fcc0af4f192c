import "server-only";
import { generateKeyPairSync } from "node:crypto";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { decrypt, encrypt } from "#lib/kernel/secrets.ts";

/** A new key is published so long before it signs: services keep the published keys for a day at most. */
const PUBLISHED_BEFORE_SECONDS = DAY_SECONDS;
/** An old key is published so long after: the longest session may still end with a token that it signed. */
const PUBLISHED_AFTER_SECONDS = 2 * DAY_SECONDS;

export type PrivateJwk = {
  kid: string;
  alg: "ES256";
  use: "sig";
  kty: string;
  crv: string;
  x: string;
  y: string;
  d: string;
};

/** The keys of an insurer: the first one signs, all are published. */
export type KeySet = { keys: PrivateJwk[]; version: string };

type KeyRow = { insurerId: string; id: string };

/** AAD: a key moved to another insurer's row does not open. */
const contextOf = ({ insurerId, id }: KeyRow) => `oidc-key:${insurerId}:${id}`;

export function sealSigningKey(jwk: string, row: KeyRow): string {
  return encrypt(jwk, contextOf(row));
}

export function openSigningKey(sealed: string, row: KeyRow): string {
  return decrypt(sealed, contextOf(row));
}

async function addKey({ tx, insurerId, now }: Scope, signsFrom: Date): Promise<string> {
  const id = crypto.randomUUID();
  const jwk = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
  const privateKeyEncrypted = sealSigningKey(JSON.stringify(jwk), { insurerId, id });
  await tx.oidcKey.create({ data: { insurerId, id, privateKeyEncrypted, createdAt: now, signsFrom } });
  return id;
}

function publishedKeys({ tx, insurerId, now }: Scope) {
  return tx.oidcKey.findMany({
    where: { insurerId, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    orderBy: [{ signsFrom: "desc" }, { id: "asc" }],
  });
}

export type KeyState = {
  kid: string;
  createdAt: Date;
  signsFrom: Date;
  /** Published until then; null for the newest. */
  endsAt: Date | null;
  use: "signs" | "will-sign" | "published";
};

/** The state of the insurer's signing keys, the newest first. None before the first service asks. */
export async function listKeyStates(scope: Scope): Promise<KeyState[]> {
  const rows = await publishedKeys(scope);
  const signing = rows.find(({ signsFrom }) => signsFrom <= scope.now);
  return rows.map(({ id: kid, createdAt, signsFrom, endsAt }) => {
    const after = signsFrom > scope.now ? "will-sign" : "published";
    return { kid, createdAt, signsFrom, endsAt, use: kid === signing?.id ? "signs" : after };
  });
}

/** The insurer's keys at this moment; the first one is made when it is needed. */
export async function loadKeySet(scope: Scope): Promise<KeySet> {
  let rows = await publishedKeys(scope);
  if (rows.length === 0) {
    await holdName(scope.tx, `oidc-keys:${scope.insurerId}`);
    rows = await publishedKeys(scope);
    if (rows.length === 0) await addKey(scope, scope.now);
    rows = await publishedKeys(scope);
  }
  const signing = rows.findIndex(({ signsFrom }) => signsFrom <= scope.now);
  const [first] = rows.splice(Math.max(0, signing), 1);
  const ordered = first ? [first, ...rows] : rows;
  return {
    version: ordered.map(({ id }) => id).join(),
    keys: ordered.map((row) => ({
      ...JSON.parse(openSigningKey(row.privateKeyEncrypted, row)),
      kid: row.id,
      alg: "ES256",
      use: "sig",
    })),
  };
}

/**
 * Adds a signing key (RFC 9700 §2.5, ASVS 11.2.2). Services learn of it a day before it signs, and the former one
 * stays published for two days after its last signature.
 * @param atOnce the former keys are in other hands: they sign and are published no more
 */
export async function rotateSigningKey(
  scope: Scope,
  { atOnce }: { atOnce: boolean },
): Promise<{ kid: string; signsFrom: Date }> {
  const { tx, insurerId, now } = scope;
  await holdName(tx, `oidc-keys:${insurerId}`);
  const hasKeys = (await publishedKeys(scope)).length > 0;
  const signsFrom = atOnce || !hasKeys ? now : addSeconds(now, PUBLISHED_BEFORE_SECONDS);
  const endsAt = atOnce ? now : addSeconds(signsFrom, PUBLISHED_AFTER_SECONDS);
  await tx.oidcKey.updateMany({ where: { insurerId, ...(atOnce ? {} : { endsAt: null }) }, data: { endsAt } });
  const kid = await addKey(scope, signsFrom);
  await recordAudit(scope, { action: "service.keys-rotate", result: "success", detail: { kid, atOnce } });
  return { kid, signsFrom };
}
