// Applies and writes migrations without Prisma's downloaded engine: the schema
// engine compiled to WebAssembly runs on the pg driver adapter (docs/adr/0003).
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const here = dirname(fileURLToPath(import.meta.url));
const schemaPath = join(here, "schema.prisma");
const migrationsPath = join(here, "migrations");
/** schema.prisma as of the newest migration. */
const snapshotPath = join(migrationsPath, "schema.prisma");
const filters = { externalTables: [], externalEnums: [] };

let isEngineLoaded = false;

async function loadEngine() {
  if (isEngineLoaded) return;
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(join(dirname(glueFile), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": engineGlue as unknown as WebAssembly.ModuleImports,
  });
  engineGlue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  isEngineLoaded = true;
}

/**
 * The adapter sends a script as its pieces between semicolons, which breaks
 * function bodies. PostgreSQL takes a whole script, and as one transaction.
 */
function wholeScriptAdapter(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const factory = new PrismaPg(pool, { disposeExternalPool: true });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  };
  return factory;
}

async function openEngine(databaseUrl: string) {
  await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScriptAdapter(databaseUrl));
  const datamodels: [string, string][] = [["schema.prisma", await readFile(schemaPath, "utf8")]];
  return engineGlue.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

async function migrationList() {
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

/** Applies what is not applied yet, as the owner role; returns the names. */
export async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const engine = await openEngine(ownerUrl);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await migrationList(),
      filters,
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/**
 * The SQL between the schema of the newest migration and schema.prisma; empty
 * when equal. Compares two texts, not a database: the engine cannot read the
 * catalogue of PostgreSQL 18 through the adapter.
 */
export async function pendingSql(ownerUrl: string): Promise<string> {
  const read = async (path: string) => ({ path, content: await readFile(path, "utf8") });
  const engine = await openEngine(ownerUrl);
  try {
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatamodel", files: [await read(snapshotPath)] },
      to: { tag: "schemaDatamodel", files: [await read(schemaPath)] },
      script: true,
      exitCode: null,
      filters,
    });
    const sql = stdout?.trim() ?? "";
    return sql.startsWith("-- This is an empty migration") ? "" : sql;
  } finally {
    engine.free();
  }
}

/** Writes `migrations/<timestamp>_<name>/migration.sql`; returns its folder, or undefined when nothing differs. */
export async function createMigration(ownerUrl: string, name: string): Promise<string | undefined> {
  const sql = await pendingSql(ownerUrl);
  if (sql === "") return undefined;
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsPath, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), `${sql}\n`);
  await copyFile(schemaPath, snapshotPath);
  return folder;
}
