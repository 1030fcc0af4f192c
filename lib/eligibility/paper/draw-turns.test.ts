import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { inDrawTurn } from "./draw-turns.ts";

/** Notes whose document is being drawn, and how many at once. */
function drawings() {
  const [drawn, atOnce]: [string[], number[]] = [[], []];
  let under = 0;
  const ask = (member: string) =>
    inDrawTurn(member, async () => {
      under += 1;
      atOnce.push(under);
      drawn.push(member);
      await setImmediate();
      under -= 1;
      return member;
    });
  return { drawn, atOnce, ask };
}

const outcomes = (answers: { ok: boolean }[]) => answers.filter(({ ok }) => ok).length;

test("one is drawn at a time; who asks for hundreds waits behind themselves, and is refused", async () => {
  const { drawn, atOnce, ask } = drawings();
  const flood = Array.from({ length: 200 }, () => ask("flood"));
  const other = ask("other");
  expect(await other).toEqual({ ok: true, value: "other" });
  expect(drawn.indexOf("other")).toBeLessThan(3);
  expect(outcomes(await Promise.all(flood))).toBe(3);
  expect(Math.max(...atOnce)).toBe(1);
});

test("many members at once: those who come last are refused, and the next one is let in again", async () => {
  const { ask } = drawings();
  const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => ask(`member-${index}`)));
  expect(outcomes(answers)).toBe(33);
  expect(await ask("member-99")).toEqual({ ok: true, value: "member-99" });
});

test("a drawing that fails gives its turn back", async () => {
  const failing = inDrawTurn("member", () => Promise.reject(new Error("no font")));
  await expect(failing).rejects.toThrow("no font");
  expect(await inDrawTurn("member", () => Promise.resolve("drawn"))).toEqual({ ok: true, value: "drawn" });
});
