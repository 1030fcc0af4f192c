import "server-only";
import type { ClerkScope } from "../access/clerk-verb.ts";

/** The name of a clerk of this insurer; null for none. */
export async function nameOfClerk({ tx, key }: ClerkScope, clerkId: string | null): Promise<string | null> {
  if (clerkId === null) return null;
  const clerk = await tx.clerk.findUnique({ where: key(clerkId), select: { name: true } });
  return clerk?.name ?? null;
}
