import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { signedIn } from "./signed-in.fixture.ts";
import { takeSession } from "./take-session.ts";

test("posts of one session take turns, in however many tabs", async () => {
  const { context, session, member } = await signedIn(await makeInsurer());
  let [inside, most, done] = [0, 0, 0];
  await inParallel(5, () =>
    takeSession(context, { token: session.token, memberId: member.id }, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(30);
      inside -= 1;
      done += 1;
    }),
  );
  expect({ most, done }).toEqual({ most: 1, done: 5 });
});
