import { beforeAll, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { forgetTry, takeTry } from "./ip-ceiling.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

const from = (ipAddress: string) => makeContext(insurer, { ipAddress });
const takeTries = (count: number, peer: (index: number) => string) =>
  inParallel(count, (index) => takeTry(from(peer(index)), "login"));
const granted = (answers: readonly boolean[]) => answers.filter(Boolean).length;

it("lets a thousand of 1,700 parallel tries through, and not one more", async () => {
  expect(granted(await takeTries(1_700, () => "203.0.113.1"))).toBe(1_000);
  expect(await takeTry(from("203.0.113.1"), "login")).toBe(false);
  expect(await takeTry(from("203.0.113.2"), "login")).toBe(true);
});

it("counts an IPv6 household as one, however many addresses it uses, and its neighbour apart", async () => {
  const household = (index: number) => `2001:db8:5:7::${(index + 1).toString(16)}`;
  expect(granted(await takeTries(999, household))).toBe(999);
  expect(await takeTry(from("2001:db8:5:7:ffff::1"), "login")).toBe(true);
  expect(await takeTry(from("2001:db8:5:7:ffff::2"), "login")).toBe(false);
  expect(await takeTry(from("2001:db8:5:8::1"), "login")).toBe(true);
});

it("counts an address in any spelling as one, and what is none as one too", async () => {
  const spellings = ["203.0.113.3", "::ffff:203.0.113.3", "203.0.113.3:4433", "[::ffff:cb00:7103]:4433"];
  expect(granted(await takeTries(1_200, (index) => spellings[index % spellings.length] ?? ""))).toBe(1_000);
  expect(granted(await takeTries(1_200, (index) => `x${index}`.repeat(index + 1).slice(0, 3_000)))).toBe(1_000);
});

it("counts only what was refused: a login that succeeds takes its try back", async () => {
  await takeTries(999, () => "203.0.113.4");
  for (let login = 0; login < 3; login += 1) {
    expect(await takeTry(from("203.0.113.4"), "login")).toBe(true);
    await forgetTry(from("203.0.113.4"), "login");
  }
  expect(granted(await takeTries(3, () => "203.0.113.4"))).toBe(1);
});

it("counts passkeys apart from passwords", async () => {
  expect(granted(await takeTries(1_001, () => "203.0.113.6"))).toBe(1_000);
  const passkeys = await inParallel(1_001, () => takeTry(from("203.0.113.6"), "passkey"));
  expect(granted(passkeys)).toBe(1_000);
});
