import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { NoticeEvent } from "#lib/mail/mail-content.ts";
import { mail } from "#lib/messages/ja/mail.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { readOutbox } from "#lib/testing/outbox.ts";
import { type Change, NEW_EMAIL, NOTICE_CASES, type NoticeCase } from "./notices.fixture.ts";
import { type SignedIn, signedIn } from "./signed-in.fixture.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

/** Runs `work`. @returns the notices in the outbox and the number of audit events */
async function traceOf(person: SignedIn, work: () => Promise<unknown>) {
  const { id: memberId, email } = person.member;
  const outbox = async () => [
    ...(await readOutbox(insurer.id, email ?? "")).map((each) => ({ ...each, who: "old" })),
    ...(await readOutbox(insurer.id, NEW_EMAIL)).map((each) => ({ ...each, who: "new" })),
  ];
  const audit = () => person.read(({ tx }) => tx.auditEvent.count({ where: { memberId, result: "success" } }));
  const before = new Set((await outbox()).map(({ id }) => id));
  const eventsBefore = await audit();
  await work();
  const mails = (await outbox())
    .filter(({ id, kind }) => kind === "notice" && !before.has(id))
    .map(({ who, subject }) => `${who} ${subject.replace("【試験健保】", "")}`);
  return { mails: mails.sort(), events: (await audit()) - eventsBefore };
}

const sentences = (mails: NoticeCase["mails"]) =>
  mails
    .map((each) => {
      const [who, type] = each.split(" ") as [string, NoticeEvent["type"]];
      return `${who} ${mail.notice.subjects[type]}`;
    })
    .sort();

describe.each(NOTICE_CASES)("$change (spec §7; ASVS 6.3.7)", ({ make, mails }) => {
  it("sends one notice to each recipient, and is in the audit", async () => {
    const person = await signedIn(insurer);
    const change = await make(person);
    const trace = await traceOf(person, async () => {
      expect(await person.change(change)).toMatchObject({ kind: "done" });
    });
    expect(trace.mails).toEqual(sentences(mails));
    expect(trace.events).toBeGreaterThan(0);
  });

  it("sends no notice and is not in the audit when its transaction does not commit", async () => {
    const person = await signedIn(insurer);
    const change = await make(person);
    const breaking: Change = async (...frame) => {
      expect(await change(...frame)).toMatchObject({ ok: true });
      throw new Error("the database went away");
    };
    const trace = await traceOf(person, () => expect(person.change(breaking)).rejects.toThrow("went away"));
    expect(trace).toEqual({ mails: [], events: 0 });
  });
});

const REFUSABLE = NOTICE_CASES.flatMap(({ change, refused }) => (refused ? [{ change, refused }] : []));

it.each(REFUSABLE)("$change sends no notice when it is refused", async ({ refused }) => {
  const person = await signedIn(insurer);
  const change = await refused(person);
  const trace = await traceOf(person, async () => {
    expect(await person.change(change)).toMatchObject({ kind: "failed" });
  });
  expect(trace.mails).toEqual([]);
});
