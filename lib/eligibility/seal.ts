import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";

export type Seal = { hash: string; png: Uint8Array<ArrayBuffer> };

/** The seal that is printed on documents from now on; null for an insurer without one. */
export async function currentSeal({ tx, insurerId }: Scope): Promise<Seal | null> {
  const select = { hash: true, png: true };
  return tx.insurerSeal.findFirst({ where: { insurerId }, orderBy: { changedAt: "desc" }, select });
}

/** The seal of a document of an earlier day. */
export async function findSeal({ tx, insurerId }: Scope, hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const where = { insurerId_hash: { insurerId, hash } };
  return (await tx.insurerSeal.findUnique({ where, select: { png: true } }))?.png ?? null;
}
