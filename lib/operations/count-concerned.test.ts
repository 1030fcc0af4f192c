import { expect, test } from "vitest";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { countConcerned } from "./count-concerned.ts";

test("counts members by what they depend on, disabled ones and another insurer's never", async () => {
  const [insurer, other] = [await makeInsurer(), await makeInsurer()];
  const context = makeContext(insurer);
  const make = (options: Parameters<typeof makeMember>[1]) => makeMember(insurer, { now: context.now, ...options });
  await make({ upTo: "temporary" });
  await make({ upTo: "wizard", method: "passkey" });
  const { member } = await make({ upTo: "totp" });
  for (let made = 0; made < 2; made += 1) await make({ upTo: "email-code" });
  await make({ upTo: "email-code", state: "disabled" });
  await makeMember(other, { upTo: "totp", now: context.now });
  await openSession(context, { memberId: member.id });

  expect(await inInsurer(context, countConcerned)).toEqual({
    ...{ members: 5, newcomers: 1, undecided: 1, temporary: 1, passwords: 4, mailOnly: 2, resets: 0, sessions: 1 },
    onlyBy: { passkey: 0, totp: 1, email: 2 },
    chosen: { passkey: 1, totp: 0, email: 0 },
  });
});
