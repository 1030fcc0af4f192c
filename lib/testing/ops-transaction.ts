import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "#lib/db/generated/client.ts";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { type Scope, scopeOf } from "#lib/insurers/scope.ts";
import { openConnections } from "./open-connections.ts";

/** Enough for two that meet. */
const CONNECTIONS = 2;
let client: PrismaClient | undefined;

function opsClient(): PrismaClient {
  client ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: process.env.TEST_OPS_DATABASE_URL, max: CONNECTIONS }),
  });
  return client;
}

export function openOpsConnections(): Promise<void> {
  return openConnections(opsClient(), CONNECTIONS);
}

/** `inTransaction` as portal_ops, for what the application's role may not do. */
export function opsTransaction<Value>(
  insurerId: string,
  work: (tx: InsurerTransaction) => Promise<Value>,
): Promise<Value> {
  return opsClient().$transaction(
    async (tx) => {
      await tx.$executeRaw`select set_config('app.insurer_id', ${insurerId}, true)`;
      return work(tx);
    },
    { maxWait: 10_000, timeout: 15_000 },
  );
}

/** `inInsurer` as the operator's command line runs it. */
export function asOperator<Value>(context: RequestContext, work: (scope: Scope) => Promise<Value>): Promise<Value> {
  return opsTransaction(context.insurer.id, (tx) => work(scopeOf({ ...context, actor: "operator" }, tx)));
}
