import { beforeEach, describe, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { currentTerms } from "#lib/insurers/current-terms.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { loadSession } from "#lib/sessions/load-session.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { asOperator } from "#lib/testing/ops-transaction.ts";
import { Walker } from "#lib/testing/walker.ts";
import { publishTerms } from "./publish-terms.ts";

const NEW_TERMS = "# 利用規約\n\n第1条　改めました。";

let insurer: Insurer;
beforeEach(async () => {
  insurer = await makeInsurer({ policy: { methods: ["totp"] } });
});

const publish = (markdown: string) => asOperator(makeContext(insurer), (scope) => publishTerms(scope, markdown));
const inForce = () => inInsurer(makeContext(insurer), currentTerms);

describe("a new version of 利用規約", () => {
  test("is in force at once; the one before stays as it was accepted", async () => {
    const first = await inForce();
    expect(await publish(NEW_TERMS)).toEqual({ ok: true, value: { version: 2 } });
    expect(await inForce()).toMatchObject({ version: 2, body: NEW_TERMS });
    const kept = await inTransaction(insurer.id, (tx) => tx.termsVersion.findFirst({ where: { version: 1 } }));
    expect(kept?.body).toBe(first?.body);
    const events = await inTransaction(insurer.id, (tx) =>
      tx.auditEvent.findMany({ where: { action: "terms.publish" } }),
    );
    expect(events).toMatchObject([{ actor: "operator", memberId: null, detail: { version: 2 } }]);
  });

  test("is what an open session has still to accept (spec §5.6)", async () => {
    const walker = new Walker(makeContext(insurer), await makeMember(insurer, { upTo: "totp" }), "totp");
    await walker.logIn();
    await walker.walk();
    const opened = await walker.openSession();
    await publish(NEW_TERMS);
    const session = opened.ok ? await loadSession({ insurer, now: walker.context.now }, opened.value.token) : null;
    expect(session).toMatchObject({ acceptedTermsVersion: 1, currentTermsVersion: 2 });
  });

  test("is the first for an insurer that had none", async () => {
    insurer = await makeInsurer({ terms: null });
    expect(await publish(NEW_TERMS)).toEqual({ ok: true, value: { version: 1 } });
  });

  test("two who publish at once get two versions", async () => {
    const published = await atOnce(
      () => publish("# 甲"),
      () => publish("# 乙"),
    );
    expect(published.map((one) => one.ok && one.value.version).sort()).toEqual([2, 3]);
  });

  test("is another insurer's business nowhere else", async () => {
    const other = await makeInsurer();
    await publish(NEW_TERMS);
    const theirs = await inInsurer(makeContext(other), currentTerms);
    expect(theirs?.version).toBe(1);
  });
});

describe("what is refused", () => {
  test.each([
    [
      "the text in force, line ends and outer blanks aside",
      "\r\n# 利用規約\r\n\r\n試験のための規約です。\n\n",
      "unchanged",
    ],
    ["nothing", "", "empty"],
    ["blank lines", " \n\n　\n", "empty"],
    ["200 kB and one", "あ".repeat(66_667), "too-long"],
    ["a NUL, as UTF-16 read for UTF-8 has them", "#\0 \0利用", "not-text"],
    ["a character lost on the way", "# 利用規\ufffd", "not-text"],
    ["HTML", "# 利用規約\n\n<script>alert(1)</script>", "html"],
    ["a link that runs", "[規約](javascript:alert(1))", "link"],
  ])("%s", async (_name, markdown, code) => {
    expect(await publish(markdown)).toEqual({ ok: false, code });
    expect((await inForce())?.version).toBe(1);
  });

  test.each(['update "TermsVersion" set "body" = \'x\'', 'delete from "TermsVersion"'])(
    "a change of a published version, by the application or the operator: %s",
    async (sql) => {
      const asApplication = inInsurer(makeContext(insurer), ({ tx }) => tx.$executeRawUnsafe(sql));
      await expect(asApplication).rejects.toThrow(/permission denied/);
      const asOps = asOperator(makeContext(insurer), ({ tx }) => tx.$executeRawUnsafe(sql));
      await expect(asOps).rejects.toThrow(/permission denied/);
    },
  );
});

test("200 kB are taken", async () => {
  expect((await publish(`# ${"あ".repeat(66_660)}`)).ok).toBe(true);
});
