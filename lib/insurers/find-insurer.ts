import "server-only";
import { prisma } from "#lib/db/client.ts";
import { type Insurer, toInsurer } from "./insurer.ts";

/** Parsed policies by row version: a memo of a pure function, never stale. */
const parsed = new Map<string, { updatedAt: number; insurer: Insurer }>();

/** The insurer served under `host` (without port, lower case), or null. */
export async function findInsurerByHost(host: string): Promise<Insurer | null> {
  const row = await prisma().insurer.findUnique({ where: { host } });
  if (!row) return null;
  const known = parsed.get(row.id);
  if (known && known.updatedAt === row.updatedAt.getTime()) return known.insurer;
  const insurer = toInsurer(row);
  parsed.set(row.id, { updatedAt: row.updatedAt.getTime(), insurer });
  return insurer;
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
