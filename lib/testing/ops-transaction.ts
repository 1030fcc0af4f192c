import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-insurer.ts";

let client: PrismaClient | undefined;

/** `inInsurer` as portal_ops, for what the application's own role may not do. */
export function asOps<Value>(insurerId: string, work: (tx: InsurerTransaction) => Promise<Value>): Promise<Value> {
  client ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.TEST_OPS_DATABASE_URL, max: 2 }),
  });
  return client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.insurer_id', ${insurerId}, true)`;
    return work(tx);
  });
}
