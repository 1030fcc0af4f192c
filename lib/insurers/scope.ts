import "server-only";
import { type InsurerTransaction, inTransaction, type TransactionOptions } from "#lib/db/in-transaction.ts";
import type { RequestContext } from "./request-context.ts";

/** What a verb works in: the request's context and a transaction that sees only this insurer's rows (`inInsurer`). */
export type Scope = RequestContext & {
  tx: InsurerTransaction;
  insurerId: string;
  /** The key of one row: `tx.member.findUnique({ where: key(memberId) })`. */
  key: (id: string) => { insurerId_id: { insurerId: string; id: string } };
};

/**
 * Runs `work` in one transaction of the context's insurer: the product's only way to tenant tables. Row-level security
 * enforces it, whatever a query says.
 * @param work runs again after a deadlock
 */
export function inInsurer<Value>(
  context: RequestContext,
  work: (scope: Scope) => Promise<Value>,
  options?: TransactionOptions,
): Promise<Value> {
  return inTransaction(context.insurer.id, (tx) => work(scopeOf(context, tx)), options);
}

/** For a transaction that is already open for this insurer. */
export function scopeOf(context: RequestContext, tx: InsurerTransaction): Scope {
  const insurerId = context.insurer.id;
  return { ...context, tx, insurerId, key: (id) => ({ insurerId_id: { insurerId, id } }) };
}
