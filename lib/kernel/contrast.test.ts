import fc from "fast-check";
import { expect, test } from "vitest";
import { checkColors, contrast, contrastOnWhite, readableShade } from "./contrast.ts";

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("as WCAG counts it", () => {
  expect(contrastOnWhite("#000000")).toBeCloseTo(21, 5);
  expect(contrastOnWhite("#ffffff")).toBe(1);
  expect(contrastOnWhite("#767676")).toBeCloseTo(4.54, 2);
  expect(contrast("#ffffff", "#767676")).toBe(contrast("#767676", "#ffffff"));
});

test("the shade that is offered can be read, and is the colour itself where that can", () => {
  expect(readableShade("#00559a")).toBe("#00559a");
  fc.assert(fc.property(color, (any) => contrastOnWhite(readableShade(any)) >= 4.5));
});

test.each([
  ["#00559a", "#e8f1fe", []],
  ["#ffd400", "#e8f1fe", ["text", "control"]],
  ["#00559a", "#00559a", ["control", "tint"]],
  ["#767676", "#c0c0c0", ["control", "tint"]],
])("%s and %s: what is too weak", (keyColor, tintColor, weak) => {
  const found = checkColors({ keyColor, tintColor }).filter(({ isEnough }) => !isEnough);
  expect(found.map(({ use }) => use)).toEqual(weak);
});
