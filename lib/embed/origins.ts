import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_EMBED_ORIGINS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type OriginFailure, readOrigin } from "./read-origin.ts";

export type EmbedOrigin = {
  /** As browsers write it: https://www.example.or.jp */
  origin: string;
  createdAt: Date;
  /** When a login was last reported to it. */
  lastUsedAt: Date | null;
};

/** The origins whose pages may embed the insurer's portal. */
export function listOrigins({ tx, insurerId }: Scope): Promise<EmbedOrigin[]> {
  const select = { origin: true, createdAt: true, lastUsedAt: true };
  return tx.embedOrigin.findMany({ where: { insurerId }, select, orderBy: { origin: "asc" } });
}

/** Whether pages of `origin` may embed the portal: exactly this origin, character by character. */
export async function isRegistered({ tx, insurerId }: Scope, origin: string): Promise<boolean> {
  return (await tx.embedOrigin.count({ where: { insurerId, origin } })) > 0;
}

/** Registers an origin. @returns it as browsers write it */
export async function addOrigin(
  scope: Scope,
  { text }: { text: string },
): Promise<Result<{ origin: string }, OriginFailure | "already-registered" | "too-many">> {
  const { tx, insurerId, now } = scope;
  const read = readOrigin(text);
  if (!read.ok) return read;
  const origin = read.value;
  await holdName(tx, `embed-origins:${insurerId}`);
  const registered = await listOrigins(scope);
  if (registered.some((each) => each.origin === origin)) return fail("already-registered");
  if (registered.length >= MAX_EMBED_ORIGINS) return fail("too-many");
  await tx.embedOrigin.create({ data: { insurerId, origin, createdAt: now } });
  await recordAudit(scope, { action: "embed.origin-add", result: "success", detail: { origin } });
  return ok({ origin });
}

/** Removes an origin: from the next request on nothing is told to its pages, or shown in them. */
export async function removeOrigin(
  scope: Scope,
  { origin }: { origin: string },
): Promise<Result<undefined, "not-found">> {
  const { count } = await scope.tx.embedOrigin.deleteMany({ where: { insurerId: scope.insurerId, origin } });
  if (count === 0) return fail("not-found");
  await recordAudit(scope, { action: "embed.origin-remove", result: "success", detail: { origin } });
  return ok();
}
