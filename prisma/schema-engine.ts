// Prisma's schema engine without its downloaded binary: the engine compiled to WebAssembly runs on the pg driver
// adapter (docs/adr/0003).
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineGlue from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";

const here = dirname(fileURLToPath(import.meta.url));
export const schemaPath = join(here, "schema.prisma");
export const migrationsPath = join(here, "migrations");

async function loadEngine() {
  const glueFile = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(join(dirname(glueFile), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": engineGlue as unknown as WebAssembly.ModuleImports,
  });
  engineGlue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/** Once in a process: a second instance would replace the first one in the glue code. */
let loading: Promise<void> | undefined;

/** The adapter splits scripts at semicolons, which breaks function bodies; PostgreSQL runs whole scripts. */
function wholeScriptAdapter(pool: pg.Pool) {
  const factory = new PrismaPg(pool);
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

/** Runs `work` with an engine on the database of `ownerUrl`, and closes both. */
export async function withSchemaEngine<Value>(
  ownerUrl: string,
  work: (engine: engineGlue.SchemaEngine) => Promise<Value>,
): Promise<Value> {
  loading ??= loadEngine();
  await loading;
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, ...CONNECT_TIME_OUT });
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScriptAdapter(pool));
  const datamodels: [string, string][] = [["schema.prisma", await readFile(schemaPath, "utf8")]];
  try {
    const engine = await engineGlue.SchemaEngine.new({ datamodels }, () => {}, adapter);
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } finally {
    // The engine takes an advisory lock that only the end of its connection releases.
    await pool.end();
  }
}
