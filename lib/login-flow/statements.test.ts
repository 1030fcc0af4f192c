import { expect, test } from "vitest";
import { statementsOf } from "#lib/testing/count-statements.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { Walker } from "#lib/testing/walker.ts";

/** The kinds of statements, such as `begin;` and `INSERT`. */
const kinds = (sent: readonly string[]) => sent.map((text) => text.split(" ")[0]?.toLowerCase()).join(" ");

// A statement costs more processor time than what it does (docs/performance.md): no more of them without a reason.
test("a login by password and TOTP: as many statements as it needs", async () => {
  const insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
  // The browser is a known one from the second login on.
  await walker.logIn();
  await walker.walk();
  await walker.openSession();
  walker.token = "";

  // The password's two transactions: whom it is of and the miss; is it still theirs, waits, audit, attempt, facts.
  expect(kinds(await statementsOf(() => walker.logIn()))).toBe(
    "begin; select with commit begin; select select delete insert insert select commit",
  );
  // The walker's own look, then: attempt, miss, apps, step, waits, audit, proof, facts.
  expect(kinds(await statementsOf(() => walker.act("totp")))).toBe(
    "select begin; select with select update delete insert update select commit",
  );
  // Attempt, session, browser, member, end of the attempt, audit.
  expect(kinds(await statementsOf(() => walker.openSession()))).toBe(
    "begin; select insert insert update update insert commit",
  );
});
