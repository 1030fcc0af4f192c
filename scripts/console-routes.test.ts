import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CONSOLE_PAGES, CONSOLE_ROUTES, UNGUARDED_PAGES } from "../e2e/support/console-routes.ts";

const ROOT = "app/(console)";
const source = (file: string) => readFileSync(file, "utf8");
const folderOf = (file: string) => file.slice(ROOT.length, file.lastIndexOf("/"));
const found = (name: string) => globSync(`${ROOT}/**/${name}`).toSorted();

/** The role that a page's first line asks for; null where it asks for none. */
function roleOf(file: string): string | null {
  const [, role] =
    /await requireClerk\((?:[^()]|\([^()]*\))*?(?:, "(viewer|officer|manager)")?\)/.exec(source(file)) ?? [];
  if (/await requireClerk\(/.test(source(file))) return role ?? "viewer";
  // A route that runs one verb asks by it.
  return /\b(?:asClerk|runAsClerk)\(/.test(source(file)) ? "viewer" : null;
}

/** The functions of an actions file, each with its text up to the next one. */
function functionsOf(text: string): { name: string; body: string; isExported: boolean }[] {
  const [, ...parts] = text.split(/^(?=(?:export )?(?:async )?function )/m);
  return parts.map((body) => {
    const [, name = ""] = /function (\w+)/.exec(body) ?? [];
    return { name, body, isExported: body.startsWith("export ") };
  });
}

describe("every page, route and action of the console asks for a role (spec §10, §14)", () => {
  test.each([
    ["page.tsx", CONSOLE_PAGES],
    ["route.ts", CONSOLE_ROUTES],
  ])("%s: each is in the table, with the role it asks for", (name, table) => {
    const roles = found(name)
      .filter((file) => !UNGUARDED_PAGES.includes(folderOf(file)))
      .map((file): [string, string | null] => [folderOf(file), roleOf(file)]);
    expect(roles.length).toBeGreaterThan(3);
    expect(Object.fromEntries(roles)).toEqual(
      Object.fromEntries(Object.entries(table).map(([path, { needs }]) => [path, needs])),
    );
  });

  test.each(found("actions.ts"))("%s: each action runs as the clerk of its request", (file) => {
    const functions = functionsOf(source(file));
    const guarded = functions.filter(({ body }) => /\b(?:asClerk|requireClerk)\(/.test(body)).map(({ name }) => name);
    const actions = functions.filter(({ isExported }) => isExported);
    expect(actions.length).toBeGreaterThan(0);
    for (const { name, body } of actions) {
      const isGuarded = guarded.includes(name) || guarded.some((helper) => body.includes(`${helper}(`));
      expect(isGuarded, name).toBe(true);
    }
  });
});
