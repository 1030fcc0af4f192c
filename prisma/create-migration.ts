import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrationsPath, schemaPath, withSchemaEngine } from "./schema-engine.ts";

/** schema.prisma as of the newest migration. */
const migratedSchemaPath = join(migrationsPath, "schema.prisma");

/**
 * The SQL from the newest migration's schema to schema.prisma; empty when they are equal. It compares two files,
 * because the engine cannot read the catalogue of PostgreSQL 18 through the adapter.
 * @param ownerUrl any database: the engine connects, and reads nothing
 */
export async function pendingSql(ownerUrl: string): Promise<string> {
  const schema = async (path: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path, content: await readFile(path, "utf8") }],
  });
  const [from, to] = await Promise.all([schema(migratedSchemaPath), schema(schemaPath)]);
  const filters = { externalTables: [], externalEnums: [] };
  return withSchemaEngine(ownerUrl, async (engine) => {
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters });
    const sql = stdout?.trim() ?? "";
    return sql.startsWith("-- This is an empty migration") ? "" : sql;
  });
}

/** Writes `migrations/<timestamp>_<name>/migration.sql`; returns its folder, or undefined when nothing has changed. */
export async function createMigration(ownerUrl: string, name: string): Promise<string | undefined> {
  const sql = await pendingSql(ownerUrl);
  if (sql === "") return undefined;
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsPath, `${timestamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), `${sql}\n`);
  await copyFile(schemaPath, migratedSchemaPath);
  return folder;
}
