import "server-only";

/** Limits the memory: a list of varying length makes a new text each time. */
const NAMED_STATEMENTS = 400;
const MAX_NAMED_CHARACTERS = 4_000;

const names = new Map<string, string>();

/**
 * The name under which a connection keeps a statement prepared, so that it is parsed and planned once (measured: a
 * third less database work in each login). A pool of transactions must know them, as PgBouncer does from 1.21 on:
 * DATABASE_NAMED_STATEMENTS.
 * @returns empty for a statement that is not kept
 */
export function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= NAMED_STATEMENTS || sql.length > MAX_NAMED_CHARACTERS) return "";
  const name = `portal_${names.size}`;
  names.set(sql, name);
  return name;
}
