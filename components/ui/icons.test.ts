import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ICONS } from "./icons.tsx";

test("every icon has its drawing in the stylesheet, and no other is there", () => {
  const css = readFileSync(new URL("icons.css", import.meta.url), "utf8");
  const drawn = [...css.matchAll(/\.icon-(\w+) \{\s+--drawing: url\("data:image\/svg\+xml,<svg [^"]+<\/svg>"\);/g)];
  expect(drawn.map(([, name]) => name)).toEqual(ICONS);
});
