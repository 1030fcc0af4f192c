import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { migrationsPath, withSchemaEngine } from "./schema-engine.ts";

/** The migrations in the engine's form, oldest first. */
async function listMigrations() {
  const names = (await readdir(migrationsPath, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(migrationsPath, name, "migration.sql"), "utf8") },
      },
    })),
  );
  return {
    baseDir: migrationsPath,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

/** Applies, as the owner role, the migrations that are not recorded, by name. @returns their names */
export async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const migrationsList = await listMigrations();
  const filters = { externalTables: [], externalEnums: [] };
  return withSchemaEngine(ownerUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  });
}
