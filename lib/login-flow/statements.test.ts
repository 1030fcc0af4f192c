import { expect, test } from "vitest";
import { findInsurerByHost } from "#lib/insurers/find-insurer.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { loadSessionWithAnnouncements } from "#lib/sessions/load-session-with-announcements.ts";
import { statementsOf } from "#lib/testing/count-statements.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { Walker } from "#lib/testing/walker.ts";
import { loadAttempt } from "./load-attempt.ts";

/** The kinds of statements, such as `begin;` and `INSERT`. */
const kinds = (sent: readonly string[]) => sent.map((text) => text.split(" ")[0]?.toLowerCase()).join(" ");

async function walkerInKnownBrowser() {
  const insurer = await makeInsurer({ policy: { methods: ["totp"] } });
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
  // The browser is a known one from the second login on.
  await walker.logIn();
  await walker.walk();
  await walker.openSession();
  walker.token = "";
  return walker;
}

// A statement costs more processor time than what it does (docs/performance.md): no more of them without a reason.
test("a login by password and TOTP: as many statements as it needs", async () => {
  const walker = await walkerInKnownBrowser();

  // Whom the password is of, and the miss; then: is it still theirs, waits with audit, attempt, facts.
  expect(kinds(await statementsOf(() => walker.logIn()))).toBe("select begin; select with insert select commit");
  // The walker's own look, then: attempt, miss with apps, step, waits with audit and proof, facts.
  expect(kinds(await statementsOf(() => walker.act("totp")))).toBe(
    "select begin; select with update with select commit",
  );
  // Attempt; browser, session, member, end of the attempt and audit.
  expect(kinds(await statementsOf(() => walker.openSession()))).toBe("begin; select with commit");
});

/** What a page reads beside its insurer. */
const READS_OF_PAGES: Record<string, (walker: Walker, token: string) => Promise<unknown>> = {
  "/login": async () => undefined,
  "/login/otp": async ({ context, token: attempt }) => {
    const loaded = await loadAttempt(context, attempt);
    expect(loaded?.totpDeviceCount, "of one app the page reads no more").toBe(1);
  },
  "/": async ({ context }, token) => {
    expect((await loadSessionWithAnnouncements(context, { token, limit: 20 })).session).not.toBeNull();
  },
};

test("with its three pages, each of its requests looks the insurer up: 25 statements, 3 transactions", async () => {
  const walker = await walkerInKnownBrowser();
  const { host } = walker.context.insurer;
  let token = "";
  const read = (path: string) => findInsurerByHost(host).then(() => READS_OF_PAGES[path]?.(walker, token));
  const sent = await statementsOf(async () => {
    await read("/login");
    await findInsurerByHost(host);
    await walker.logIn();
    await read("/login/otp");
    await findInsurerByHost(host);
    await walker.act("totp");
    const opened = await walker.openSession();
    if (opened.ok) token = opened.value.token;
    await read("/");
  });
  expect(hashToken(token)).not.toBe(hashToken(""));
  // Less the walker's own look at its attempt.
  expect(sent.length - 1).toBe(25);
  expect(sent.filter((text) => text.startsWith("begin;"))).toHaveLength(3);
});
