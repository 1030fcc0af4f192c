import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/insurers/scope.ts";
import { equalsConstantTime } from "#lib/kernel/secrets.ts";

/**
 * The end of an insurer's chain at one moment, kept outside the database. The chain has no key: whoever owns the
 * database can rewrite it whole, but not what was logged elsewhere before (ASVS 16.4.2).
 */
export const auditAnchorSchema = z.object({
  /** Its slug. */
  insurer: z.string(),
  sequence: z.int().positive(),
  /** Of the event with this sequence, base64url. */
  hash: z.string(),
});

export type AuditAnchor = z.infer<typeof auditAnchorSchema>;

const textOf = (hash: Uint8Array) => Buffer.from(hash).toString("base64url");

/** The anchor of this moment; null before the first event. */
export async function currentAnchor({ tx, insurerId, insurer }: Scope): Promise<AuditAnchor | null> {
  const head = await tx.auditEvent.findFirst({
    where: { insurerId },
    orderBy: { sequence: "desc" },
    select: { sequence: true, hash: true },
  });
  return head && { insurer: insurer.slug, sequence: Number(head.sequence), hash: textOf(head.hash) };
}

/** The sequence of the first anchor that the chain does not have any more, or null when it has them all. */
export async function firstLostAnchor(scope: Scope, anchors: readonly AuditAnchor[]): Promise<number | null> {
  const { tx, insurerId } = scope;
  const wanted = anchors.map(({ sequence }) => BigInt(sequence));
  const events = await tx.auditEvent.findMany({
    where: { insurerId, sequence: { in: wanted } },
    select: { sequence: true, hash: true },
  });
  const hashes = new Map(events.map(({ sequence, hash }) => [Number(sequence), textOf(hash)]));
  const lost = anchors
    .filter(({ sequence, hash }) => !equalsConstantTime(hashes.get(sequence) ?? "", hash))
    .map(({ sequence }) => sequence);
  return lost.length === 0 ? null : Math.min(...lost);
}
