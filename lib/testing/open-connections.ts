import type { PrismaClient } from "#lib/db/generated/client.ts";

/**
 * Opens all connections of a pool: each transaction keeps its own until all have one. A pool that opens them one by one
 * could commit the first of two calls before the second begins, and hide a race.
 */
export async function openConnections(client: PrismaClient, count: number): Promise<void> {
  const { promise: allOpen, resolve: sayAllOpen } = Promise.withResolvers<void>();
  let open = 0;
  const hold = () =>
    client.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 as "open"`;
        open += 1;
        if (open === count) sayAllOpen();
        await allOpen;
      },
      { maxWait: 15_000, timeout: 20_000 },
    );
  await Promise.all(Array.from({ length: count }, hold));
}
