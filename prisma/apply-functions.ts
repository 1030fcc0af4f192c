import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Client } from "pg";

const functionsPath = join(dirname(fileURLToPath(import.meta.url)), "functions");

export type FunctionFile = { name: string; sql: string };

/** The files of prisma/functions: each has the function of its name, with owner and rights. */
export async function readFunctionFiles(): Promise<FunctionFile[]> {
  const files = (await readdir(functionsPath)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -".sql".length),
      sql: await readFile(join(functionsPath, file), "utf8"),
    })),
  );
}

/** Functions named like ours that this transaction has not written: every write sets xmin. */
const UNWRITTEN = `
  select oid::regprocedure::text as signature from pg_proc
  where pronamespace in ('public'::regnamespace, 'console'::regnamespace) and starts_with(proname, 'portal_')
    and xmin <> pg_current_xact_id()::xid`;

/** Who logs in is a member, or in the schema `console` a clerk: the same functions over tables of the same shape. */
const ALSO_IN_CONSOLE = ["portal_attempt", "portal_password_of", "portal_session"];

/** The same function in the schema `console`, where it finds the clerks' tables first. */
function forConsole({ name, sql }: FunctionFile): FunctionFile {
  return {
    name,
    sql: sql
      .replaceAll(`function ${name}(`, `function console.${name}(`)
      .replace("set search_path = public,", "set search_path = console, public,"),
  };
}

async function replaceFunctions(client: Client, files: readonly FunctionFile[]) {
  const inConsole = files.filter(({ name }) => ALSO_IN_CONSOLE.includes(name)).map(forConsole);
  for (const { name, sql } of [...files, ...inConsole]) {
    try {
      await client.query(sql);
    } catch (cause) {
      throw new Error(`prisma/functions/${name}.sql: ${String(cause)}`, { cause });
    }
  }
  const { rows } = await client.query<{ signature: string }>(UNWRITTEN);
  for (const { signature } of rows) await client.query(`drop function ${signature}`);
}

/**
 * Replaces the database's functions by those of prisma/functions, in one transaction. Drops functions named `portal_…`
 * without a file, or with other argument types. What `create or replace` cannot change (the result type, the name of an
 * argument) needs a migration that drops the function.
 * @param client connected as the owner, outside a transaction
 * @throws with the name of the file that PostgreSQL refused; then nothing is changed
 */
export async function applyFunctions(client: Client): Promise<void> {
  const files = await readFunctionFiles();
  await client.query("begin");
  try {
    await replaceFunctions(client, files);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
