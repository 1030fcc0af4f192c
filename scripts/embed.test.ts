import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildEmbedScript } from "./embed.ts";

const MOST_BYTES = 5_000;
const FOLDER = "public/embed";
const read = (name: string) => readFileSync(`${FOLDER}/${name}`, "utf8");

test("the login button is at most 5 kB of gzip (spec §12.1)", async () => {
  const { code } = await buildEmbedScript();
  expect(gzipSync(code).length).toBeLessThanOrEqual(MOST_BYTES);
});

test("what is published is what the sources build, with its hash: else `npm run embed`", async () => {
  const { code, file, integrity } = await buildEmbedScript();
  expect(read("v1.js")).toBe(code);
  expect(read(file)).toBe(code);
  expect(JSON.parse(read("v1.json"))).toEqual({ file, integrity });
  expect(readFileSync("docs/embedding.md", "utf8")).toContain(`/embed/${file}" integrity="${integrity}"`);
});

test("a file that pages have pinned by its hash is never changed", () => {
  const pinned = readdirSync(FOLDER).filter((name) => /^v1\..+\.js$/.test(name));
  expect(pinned.length).toBeGreaterThan(0);
  for (const name of pinned) {
    const hash = createHash("sha256").update(read(name)).digest("hex");
    expect(name).toBe(`v1.${hash.slice(0, 16)}.js`);
  }
});
