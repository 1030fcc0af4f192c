import pg from "pg";

/** The statements that `work` sends to PostgreSQL, in their order, `begin` and `commit` among them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const query = pg.Client.prototype.query;
  pg.Client.prototype.query = function record(this: pg.Client, ...[config, ...rest]: unknown[]) {
    sent.push(typeof config === "string" ? config : (config as pg.QueryConfig).text);
    return Reflect.apply(query, this, [config, ...rest]);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent.map((text) => text.trim().replaceAll(/\s+/g, " "));
}
