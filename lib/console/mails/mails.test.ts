import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { addSeconds } from "#lib/kernel/clock.ts";
import { deliverMail } from "#lib/mail/deliver-mail.ts";
import { type QueuedMail, queueMail } from "#lib/mail/queue-mail.ts";
import type { MailTransport, OutgoingMail } from "#lib/mail/transport.ts";
import { inParallel } from "#lib/testing/in-parallel.ts";
import { makeClerk } from "#lib/testing/make-clerk.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { makeMember } from "#lib/testing/make-member.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { countMails, listMails } from "./list-mails.ts";
import { mailReason } from "./mail-state.ts";
import { resendMails } from "./resend-mails.ts";

let insurer: Insurer;
let clerkId: string;
let memberId: string;
beforeEach(async () => {
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer)).clerkId;
  memberId = (await makeMember(insurer, { upTo: "totp" })).member.id;
});

/** The time of makeContext. */
const now = new Date("2026-11-02T01:00:00Z");
const EXPIRES_AT = addSeconds(now, 600);
const KANA = "ケンポ　タロウ";
const ARRIVED = { kind: "document-arrived", link: "https://x.example/eligibility" } as const;
const CODE = { kind: "login-code", code: "042917", expiresAt: EXPIRES_AT, kana: KANA } as const;
const REFUSED = { ok: false, code: "refused", reason: "EENVELOPE 550" } as const;

async function as<Input, Value>(verb: ClerkVerb<Input, Value>, input: Input): Promise<Value> {
  const outcome = await runAsClerk(makeContext(insurer), clerkId, verb, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}

const list = (query: Partial<Parameters<typeof listMails.run>[1]> = {}) =>
  as(listMails, { state: null, memberId: null, before: null, limit: 50, ...query });

/** Queues a mail, and lets the worker meet `transport`. @returns its id */
async function mailed(mail: Omit<QueuedMail, "to"> & Parameters<typeof queueMail>[1], transport: MailTransport | null) {
  await inInsurer(makeContext(insurer), (scope) => queueMail(scope, mail));
  const { id } = (await list({ limit: 1 })).lines[0] ?? { id: "" };
  if (transport) await deliverMail({ insurerId: insurer.id, mailId: id }, { transport, now });
  return id;
}
const to = "taro@example.jp";
const refusing: MailTransport = { send: async () => REFUSED };
const taking: MailTransport = { send: async () => ({ ok: true }) };

test("lists what waits, was given up and was sent, newest first; addresses are half hidden, no text is there", async () => {
  const sent = await mailed({ ...ARRIVED, to, memberId }, taking);
  const failed = await mailed({ ...ARRIVED, to, memberId }, refusing);
  const waiting = await mailed({ ...CODE, to }, null);
  const { lines } = await list();
  expect(lines.map(({ id, state }) => [id, state])).toEqual([
    [waiting, "queued"],
    [failed, "failed"],
    [sent, "sent"],
  ]);
  expect(lines[1]).toMatchObject({ to: "t•••@example.jp", memberId, lastError: "EENVELOPE 550", canResend: true });
  // Without ids: six digits may be in one.
  const shown = lines.map(({ id: _, memberId: __, ...line }) => line);
  expect(JSON.stringify(shown)).not.toMatch(/taro|042917|https:/);
  expect(await as(countMails, undefined)).toEqual({ queued: 1, failed: 1 });
  expect((await list({ state: "failed" })).lines.map(({ id }) => id)).toEqual([failed]);
  expect((await list({ memberId })).lines.map(({ id }) => id)).toEqual([failed, sent]);
});

test("pages by keyset, and ends", async () => {
  for (let count = 0; count < 3; count += 1) await mailed({ ...ARRIVED, to }, null);
  const first = await list({ limit: 2 });
  expect([first.lines.length, first.next]).toEqual([2, first.lines[1]?.id]);
  const second = await list({ limit: 2, before: first.next });
  expect([second.lines.length, second.next]).toEqual([1, null]);
});

test("a mail that was given up is sent again with its own text, once, and audited", async () => {
  const id = await mailed({ ...ARRIVED, to, memberId }, refusing);
  const resent = await inParallel(5, () => as(resendMails, [id]));
  expect(resent.toSorted()).toEqual([0, 0, 0, 0, 1]);
  const seen: OutgoingMail[] = [];
  const transport: MailTransport = {
    send: async (mail) => {
      seen.push(mail);
      return { ok: true };
    },
  };
  expect(await deliverMail({ insurerId: insurer.id, mailId: id }, { transport, now })).toMatchObject({ ok: true });
  expect(seen).toMatchObject([{ to, text: expect.stringContaining(ARRIVED.link) }]);
  const where = { action: "mail.resend", actor: `clerk:${clerkId}`, memberId };
  expect(await inTransaction(insurer.id, (tx) => tx.auditEvent.count({ where }))).toBe(1);
});

test("a code or a password that was given up is forgotten, and cannot be sent again", async () => {
  const id = await mailed({ ...CODE, to, memberId }, refusing);
  expect((await list()).lines).toMatchObject([{ id, state: "failed", canResend: false }]);
  expect(await as(resendMails, [id])).toBe(0);
  expect((await list()).lines).toMatchObject([{ state: "failed" }]);
});

test("what waits or was sent is not sent again; another insurer's mail is not there", async () => {
  const ids = [await mailed({ ...ARRIVED, to }, taking), await mailed({ ...ARRIVED, to }, null)];
  const theirs = await mailed({ ...ARRIVED, to }, refusing);
  insurer = await makeInsurer();
  clerkId = (await makeClerk(insurer)).clerkId;
  expect(await as(resendMails, [...ids, theirs, randomUUID()])).toBe(0);
  expect((await list()).lines).toEqual([]);
});

test("says why in words", () => {
  const reasons = ["expired", "EENVELOPE 550", "EENVELOPE 450", "ESOCKET ECONNREFUSED", "validation_error", "timeout"];
  expect(reasons.map(mailReason)).toEqual([
    "expired",
    "refused",
    "unavailable",
    "unavailable",
    "refused",
    "unavailable",
  ]);
});
