import pg from "pg";

/** As many connections as the portal's DATABASE_POOL_SIZE. */
const CONNECTIONS = 10;

let pool: pg.Pool | undefined;

/** Of this process; opened when it is first asked for, which the build never does. */
export function database(): pg.Pool {
  pool ??= new pg.Pool({ connectionString: process.env.BESIDE_DATABASE_URL, max: CONNECTIONS });
  return pool;
}
