import "server-only";
import { prisma } from "#lib/db/client.ts";
import { type Insurer, toInsurer } from "./insurer.ts";

/** Parsed policies by row version: a memo of a pure function, never stale. Two changes may share a millisecond. */
const parsed = new Map<string, { version: string; insurer: Insurer }>();

/** The insurer served under `host` (without port, lower case), or null; a disabled one is served to nobody. */
export async function findInsurerByHost(host: string): Promise<Insurer | null> {
  const row = await prisma().insurer.findUnique({ where: { host } });
  if (!row || row.disabledAt) return null;
  const version = `${row.policyVersion}@${row.updatedAt.getTime()}`;
  const known = parsed.get(row.id);
  if (known && known.version === version) return known.insurer;
  const insurer = toInsurer(row);
  parsed.set(row.id, { version, insurer });
  return insurer;
}

/** The insurer to whose host this one leads, or null. */
export async function findInsurerByOtherHost(host: string): Promise<Insurer | null> {
  const row = await prisma().insurer.findFirst({ where: { otherHosts: { has: host }, disabledAt: null } });
  return row ? toInsurer(row) : null;
}

/** The insurer with this slug, or null. */
export async function findInsurerBySlug(slug: string): Promise<Insurer | null> {
  const row = await prisma().insurer.findUnique({ where: { slug } });
  return row ? toInsurer(row) : null;
}

export async function findInsurerById(id: string): Promise<Insurer | null> {
  const row = await prisma().insurer.findUnique({ where: { id } });
  return row ? toInsurer(row) : null;
}

/** All insurers, by slug. */
export async function listInsurers({ demoOnly = false } = {}): Promise<Insurer[]> {
  const rows = await prisma().insurer.findMany({
    where: demoOnly ? { isDemo: true } : {},
    orderBy: { slug: "asc" },
  });
  return rows.map(toInsurer);
}
