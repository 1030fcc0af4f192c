import pg from "pg";

/** Rows of one table that a transaction has read, one after the other or by an index. */
export type TableReads = { table: string; scanned: number; byIndex: number };

type Query = (config: unknown, ...rest: unknown[]) => Promise<pg.QueryResult<TableReads>>;

/** Counters of this transaction, and of earlier ones that the backend has not reported yet. */
const COUNTERS = `
  select schemaname || '.' || relname as "table", seq_tup_read::int as "scanned",
    coalesce(idx_tup_fetch, 0)::int as "byIndex"
  from pg_stat_xact_user_tables where seq_tup_read + coalesce(idx_tup_fetch, 0) > 0`;

function since(before: readonly TableReads[], now: readonly TableReads[]): TableReads[] {
  return now.map(({ table, scanned, byIndex }) => {
    const first = before.find((each) => each.table === table);
    return { table, scanned: scanned - (first?.scanned ?? 0), byIndex: byIndex - (first?.byIndex ?? 0) };
  });
}

/**
 * What each transaction of `work` has read, as PostgreSQL counts it: where a plan scans a table, or an index finds far
 * more than is wanted, the number says so, whatever the statement and the size of the plan's other parts.
 */
export async function rowsReadBy(work: () => Promise<unknown>): Promise<TableReads[]> {
  const reads: TableReads[] = [];
  const begun = new WeakMap<object, TableReads[]>();
  const original = pg.Client.prototype.query;

  const observe = async (query: Query, client: object, config: unknown, rest: unknown[]) => {
    const counters = async () => (await query(COUNTERS)).rows;
    const text = (typeof config === "string" ? config : (config as pg.QueryConfig).text).trim().toLowerCase();
    if (text.startsWith("begin")) {
      const result = await query(config, ...rest);
      begun.set(client, await counters());
      return result;
    }
    const before = begun.get(client);
    if (/^(commit|rollback)\b/.test(text)) {
      if (before && text.startsWith("commit")) reads.push(...since(before, await counters()));
      begun.delete(client);
    }
    if (before) return query(config, ...rest);
    // A statement by itself: in a transaction of its own, so that it can be counted.
    await query("begin");
    const first = await counters();
    try {
      const result = await query(config, ...rest);
      reads.push(...since(first, await counters()));
      return result;
    } finally {
      await query("commit");
    }
  };

  pg.Client.prototype.query = function count(this: pg.Client, config: unknown, ...rest: unknown[]) {
    const last = rest.at(-1);
    const callback = typeof last === "function" ? last : undefined;
    const query: Query = (...sent) => Reflect.apply(original, this, sent);
    const answer = observe(query, this, config, callback ? rest.slice(0, -1) : rest);
    if (!callback) return answer;
    answer.then(
      (result) => callback(null, result),
      (error) => callback(error),
    );
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return reads;
}
