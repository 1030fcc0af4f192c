import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { ok } from "#lib/kernel/result.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { signedIn } from "./signed-in.fixture.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

describe("「全てのデバイスからサインアウトする」 pressed in several browsers at once", () => {
  it.each([1, 2, 3, 4])(
    "lets one stay, signs the others out, and none waits for another for ever (round %i)",
    async () => {
      const person = await signedIn(insurer);
      const others = await Promise.all(
        [1, 2, 3].map(() => openSession(person.context, { memberId: person.member.id })),
      );
      const tokens = [person.session, ...others].map(({ token }) => token);
      const outcomes = await atOnce(
        ...tokens.map((token) => () => person.change(async () => ok(), { token, signsOutEverywhere: true })),
      );
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "no-session", "no-session", "no-session"]);
    },
  );
});
