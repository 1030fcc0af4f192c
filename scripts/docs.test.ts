import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const FOLDERS = readdirSync(".", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `${name}/`);

/** Paths in backticks; `page.tsx` alone or a command is none. */
function paths(text: string): string[] {
  return [...text.matchAll(/`([^`\s*<…]+)`/g)].flatMap(([, path = ""]) =>
    FOLDERS.some((folder) => path.startsWith(folder)) ? [path] : [],
  );
}

const linked = (text: string) => [...text.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, path = ""]) => path);

const headings = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"));

describe.each(["CONTRIBUTING.md", "README.md", "docs/architecture.md"])("%s", (file) => {
  const text = readFileSync(file, "utf8");

  test("names files that exist", () => {
    const named = [...paths(text), ...linked(text).map((path) => join(dirname(file), path))];
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("names words that their files have", () => {
    const words = [...text.matchAll(/`([\w-]+)`(?: \([^)]*\))? in\s+`([^`]+\.\w+)`/g)];
    const missing = words.filter(([, word = "", path = ""]) => !readFileSync(path, "utf8").includes(word));
    expect(missing.map(([found]) => found)).toEqual([]);
  });

  test("links to its own headings", () => {
    const anchors = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
    expect(anchors.filter((anchor) => !headings(text).includes(anchor))).toEqual([]);
  });
});
