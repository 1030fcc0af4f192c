import pg from "pg";
import { vi } from "vitest";

type MemberName = { insurerId: string; symbol: string; number: string; branch: string };

/**
 * Takes the name that a row of a file will give a new member, so that the import of that file waits in its middle until
 * `release`. As the database's owner, whose transactions no time-out ends.
 */
export async function holdRow({ insurerId, symbol, number, branch }: MemberName) {
  const owner = new pg.Client({ connectionString: process.env.TEST_OWNER_DATABASE_URL });
  await owner.connect();
  await owner.query("begin");
  await owner.query(
    `insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "birthDate", "loginId", "updatedAt")
     values ($1, gen_random_uuid(), $2, $3, $4, 'insured', 'ケンポ', '1970-01-01', 'held-row', now())`,
    [insurerId, symbol, number, branch],
  );
  const waiting = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      // Unlike pg_stat_activity, it is read anew by each statement of a transaction.
      "select pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))",
    );
    return rows.map(({ pid }) => pid);
  };
  const untilWaitedFor = () =>
    vi.waitFor(
      async () => {
        if ((await waiting()).length === 0) throw new Error("nobody waits for the row");
      },
      { timeout: 100_000, interval: 50 },
    );
  /** Ends the connections that wait, as an administrator of the database does, or its end. */
  const endWaiting = async () => {
    for (const pid of await waiting()) await owner.query("select pg_terminate_backend($1)", [pid]);
  };
  const release = async () => {
    await owner.query("rollback");
    await owner.end();
  };
  return { untilWaitedFor, endWaiting, release };
}
