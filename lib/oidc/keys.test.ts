import { expect, test } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds, DAY_SECONDS, HOUR_SECONDS } from "#lib/kernel/clock.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { loadKeySet, rotateSigningKey } from "./keys.ts";

const start = new Date("2026-11-02T01:00:00Z");
const after = (seconds: number) => addSeconds(start, seconds);

const kidsAt = async (insurer: Insurer, now: Date) =>
  (await inInsurer(makeContext(insurer, { now }), loadKeySet)).keys.map(({ kid }) => kid);
const rotateAt = (insurer: Insurer, now: Date, atOnce = false) =>
  inInsurer(makeContext(insurer, { now }), (scope) => rotateSigningKey(scope, { atOnce }));

test("a new key is published for a day before it signs, the former one for two days after", async () => {
  const insurer = await makeInsurer();
  const [first] = await kidsAt(insurer, start);
  const { kid: second, signsFrom } = await rotateAt(insurer, start);
  expect(signsFrom).toEqual(after(DAY_SECONDS));
  expect(await kidsAt(insurer, after(HOUR_SECONDS))).toEqual([first, second]);
  expect(await kidsAt(insurer, after(DAY_SECONDS))).toEqual([second, first]);
  expect(await kidsAt(insurer, after(3 * DAY_SECONDS - 1))).toEqual([second, first]);
  expect(await kidsAt(insurer, after(3 * DAY_SECONDS))).toEqual([second]);
});

test("at once: the former keys are good no more", async () => {
  const insurer = await makeInsurer();
  await kidsAt(insurer, start);
  await rotateAt(insurer, start);
  const { kid } = await rotateAt(insurer, after(60), true);
  expect(await kidsAt(insurer, after(60))).toEqual([kid]);
});

test("two insurers have keys of their own, and two first requests at once make one", async () => {
  const [ours, theirs] = [await makeInsurer(), await makeInsurer()];
  const [one, two] = await inParallel(2, () => kidsAt(ours, start));
  expect(one).toEqual(two);
  expect(await kidsAt(theirs, start)).not.toEqual(one);
});
