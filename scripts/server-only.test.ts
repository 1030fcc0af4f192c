import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

/** Rooms that also run in the browser. */
const BROWSER_SAFE_ROOMS = /^lib\/(messages|typed-text)\//;
const NOT_THE_PRODUCT = /\.(test|fixture)\.ts$|^lib\/(testing|db\/generated)\//;

/** Loaded by scripts/server.ts, without the condition that server-only needs; importing Node keeps browsers out. */
const BESIDE_NEXT = [
  "lib/edge/admit-post.ts",
  "lib/edge/answer-request.ts",
  "lib/edge/create-edge-server.ts",
  "lib/edge/not-found-page.ts",
  "lib/edge/observe-requests.ts",
  "lib/edge/pending-answer.ts",
  "lib/edge/security-headers.ts",
  "lib/edge/trust-peer.ts",
  "lib/kernel/ip-address.ts",
  "lib/kernel/json-output.ts",
  "lib/kernel/metrics.ts",
  "lib/kernel/request-id.ts",
  "lib/kernel/settings.ts",
];

const source = (file: string) => readFileSync(file, "utf8");
const isServerOnly = (file: string) => source(file).startsWith('import "server-only";\n');
const isBrowserSafe = (file: string) =>
  !isServerOnly(file) && (BROWSER_SAFE_ROOMS.test(file) || source(file).startsWith("// Browser-safe: "));

/** What a module imports beside types: our files by path, others by name. */
function importsOf(file: string): string[] {
  const code = source(file).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const statements = code.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;"']*?\sfrom\s+)?"([^"]+)"/gm);
  const calls = code.matchAll(/\bimport\("([^"]+)"\)/g);
  return [...statements, ...calls].map(([, module = ""]) => {
    if (module.startsWith("#")) return module.slice(1);
    return module.startsWith(".") ? join(dirname(file), module) : module;
  });
}

const modules = globSync("lib/**/*.ts").filter((file) => !NOT_THE_PRODUCT.test(file));
const clientModules = globSync(["components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"]).filter((file) =>
  source(file).startsWith('"use client"'),
);

/** Loaded by scripts/server.ts once the condition is set: all behind it may be server-only. */
const UNDER_THE_CONDITION = ["oidc-mount.ts", "other-hosts.ts", "session-mount.ts"].map(
  (file) => `scripts/support/${file}`,
);

/** The modules of lib that these load, directly or not; actions are only called. */
function libLoadedBy(files: readonly string[], { except = [] }: { except?: readonly string[] } = {}): string[] {
  const seen = new Set<string>(except);
  const visit = (file: string) => {
    if (seen.has(file) || !/^(app|components|lib|scripts)\//.test(file)) return;
    if (source(file).startsWith('"use server"')) return;
    seen.add(file);
    importsOf(file).forEach(visit);
  };
  files.forEach(visit);
  return [...seen].filter((file) => file.startsWith("lib/"));
}

describe("what must not reach a browser", () => {
  test("every module of lib says server-only, or why it is browser-safe", () => {
    expect(modules.length).toBeGreaterThan(200);
    expect(modules.filter((file) => !isServerOnly(file) && !isBrowserSafe(file)).sort()).toEqual(BESIDE_NEXT);
  });

  test("what the server loads beside Next.js is not server-only, and of no use to a browser", () => {
    expect(
      libLoadedBy(["scripts/server.ts"], { except: UNDER_THE_CONDITION })
        .filter((file) => !isBrowserSafe(file))
        .sort(),
    ).toEqual(BESIDE_NEXT);
    const isKeptOut = (file: string): boolean =>
      importsOf(file).some((each) => each.startsWith("node:") || (BESIDE_NEXT.includes(each) && isKeptOut(each)));
    expect(BESIDE_NEXT.filter((file) => !isKeptOut(file))).toEqual([]);
  });

  test("the server loads what is server-only after it has set the condition, and in no other place", () => {
    const server = source("scripts/server.ts");
    const [condition, mount] = [server.indexOf("registerHooks({"), server.indexOf('import("./support/oidc-mount.ts")')];
    expect(condition).toBeGreaterThan(0);
    expect(mount).toBeGreaterThan(condition);
    expect(server).not.toContain('from "./support/oidc-mount.ts"');
  });

  test("the server loads the OpenID provider with the first request of a service", () => {
    const mount = source("scripts/support/oidc-mount.ts");
    expect(mount).toContain('import("./oidc-answers.ts")');
    expect(mount).not.toMatch(/from "(?:#lib\/oidc|oidc-provider|\.\/oidc-answers)/);
  });

  test("a browser-safe module imports browser-safe modules, no package and nothing of Node", () => {
    const wrong = modules
      .filter(isBrowserSafe)
      .flatMap((file) => importsOf(file).map((imported) => ({ file, imported })))
      .filter(({ imported }) => !imported.startsWith("lib/") || !isBrowserSafe(imported));
    expect(wrong).toEqual([]);
  });

  test("client components load browser-safe modules alone; where they do not, the build fails too", () => {
    expect(clientModules.length).toBeGreaterThan(20);
    expect(libLoadedBy(clientModules).length).toBeGreaterThan(5);
    expect(libLoadedBy(clientModules).filter((file) => !isBrowserSafe(file))).toEqual([]);
  });
});
