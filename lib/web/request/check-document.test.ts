import { expect, test } from "vitest";
import { delivered, eligibleMember } from "#lib/eligibility/eligible.fixture.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { checkDocument } from "./check-document.ts";
import { takeTry } from "./ip-ceiling.ts";

test("whoever guesses a thousand codes is refused, also with a right one; others, and right codes, are not counted", async () => {
  const insurer = await makeInsurer({ policy: { eligibility: { isOn: true } } });
  const { code } = await delivered(insurer, await eligibleMember(insurer));
  const guesser = makeContext(insurer, { ipAddress: "203.0.113.30" });
  const desk = makeContext(insurer, { ipAddress: "203.0.113.31" });
  await inParallel(998, () => takeTry(guesser, "verify"));
  expect(await checkDocument(guesser, "AAAA-AAAA-AAAA-AAAA")).toBe("unknown");
  for (let check = 0; check < 3; check += 1) expect(await checkDocument(guesser, code)).toBe("in-force");
  expect(await checkDocument(guesser, "AAAA-AAAA-AAAA-AAAB")).toBe("unknown");
  expect(await checkDocument(guesser, code)).toBe("too-many");
  expect(await checkDocument(desk, code)).toBe("in-force");
});
