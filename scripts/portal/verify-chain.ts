/** The first sequence at which the insurer's audit chain is broken, or null. */
export async function brokenAuditSequence(insurerId: string): Promise<bigint | null> {
  const { prisma } = await import("#lib/db/client.ts");
  const [row] = await prisma().$queryRaw<{ sequence: bigint | null }[]>`
    select portal_audit_verify(${insurerId}::uuid) as "sequence"`;
  return row?.sequence ?? null;
}
