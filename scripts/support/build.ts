import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { childEnvironment } from "./child-environment.ts";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "tsconfig.build.json",
  "package-lock.json",
];
const BUILD_ID_LENGTH = 20;
const STAMP = ".next/source-hash";

function* filesUnder(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

function sourceHash(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const file of filesUnder(source)) {
      if (file.includes(".test.")) continue;
      hash.update(file).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/**
 * Salts the names of the forms' actions: the same in every build, so that a form that one release or node has sent can
 * be posted to another. It protects nothing: what an action carries is sealed under the server's own key (settings.ts).
 */
const ACTION_NAMES_KEY = createHash("sha256").update("names of actions").digest("base64");

/** The production build, unless the sources have not changed since the last one. */
export async function buildIfChanged(): Promise<void> {
  const hash = sourceHash();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash) return;
  console.log("Building the portal (the first time takes a minute) …");
  const done = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    encoding: "utf8",
    env: {
      ...childEnvironment("build", process.env),
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: ACTION_NAMES_KEY,
      PORTAL_BUILD_ID: hash.slice(0, BUILD_ID_LENGTH),
    },
  });
  if (done.status !== 0) throw new Error(`next build failed:\n${done.stdout}\n${done.stderr}`);
  writeFileSync(STAMP, hash);
}
