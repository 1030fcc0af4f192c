import { expect, test } from "vitest";
import { makeRecoveryCode } from "#lib/credentials/recovery-code/make-recovery-code.ts";
import { prisma } from "#lib/db/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { proofSchema } from "#lib/sessions/proof-schema.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { openSession } from "#lib/testing/open-session.ts";
import { unvariedFields } from "#lib/testing/row-variety.ts";
import { Walker } from "#lib/testing/walker.ts";
import { appendProof } from "./append-proof.ts";
import { type AttemptRow, attemptRowSchema } from "./attempt-row.ts";
import { logInWithPassword } from "./verbs/log-in-with-password.ts";

const rows: AttemptRow[] = [];

/** Parses the row as PostgreSQL returns it; an unexpected field fails like a missing one. */
async function readRow({ context, token }: Walker) {
  const [row] = await prisma().$queryRaw<{ found: unknown }[]>`
    select portal_attempt(${context.insurer.host}, ${hashToken(token)}, ${context.now}, false) as found`;
  rows.push(attemptRowSchema.parse(row?.found));
}

async function walkerOf(options: MemberOptions, order: Insurer["policy"]["firstLoginOrder"] = "email-first") {
  const insurer = await makeInsurer({ policy: { firstLoginOrder: order } });
  const walker = new Walker(makeContext(insurer), await makeMember(insurer, options), "totp");
  if (options.method === "email") walker.method = "email";
  return walker;
}

/** Parses the row at every step. */
async function walkReading(walker: Walker) {
  for (let due = await walker.due(); due !== "done"; due = await walker.due()) {
    await readRow(walker);
    expect((await walker.act(due)).kind, due).toBe("passed");
    if (walker.progress?.next === "done") break;
  }
  await readRow(walker);
}

test.each<[string, MemberOptions, Insurer["policy"]["firstLoginOrder"]]>([
  ["an authenticator app", { upTo: "temporary" }, "email-first"],
  ["mail codes", { upTo: "temporary", method: "email" }, "password-first"],
  ["the formula as temporary password", { upTo: "temporary", temporaryCredential: "formula" }, "email-first"],
])("a first login with %s", async (_name, options, order) => {
  const walker = await walkerOf(options, order);
  await walker.logIn();
  await walkReading(walker);
});

test("a re-authentication, by another method than the chosen one", async () => {
  const walker = await walkerOf({ upTo: "totp" });
  const { context, person } = walker;
  const { id: sessionId } = await openSession(context, { memberId: person.member.id });
  const started = await logInWithPassword(context, {
    ...{ loginId: person.loginId, password: person.password, browserHash: null, replacedToken: undefined },
    ...{ isRemembered: true, returnTo: "/settings/profile", renewed: { sessionId, memberId: person.member.id } },
  });
  if (started.ok) walker.token = started.value.token;
  const { id: attemptId } = await walker.attempt();
  await inInsurer(context, async (scope) => {
    await scope.tx.loginAttempt.updateMany({ where: { id: attemptId }, data: { selectedMethod: "passkey" } });
    await scope.tx.member.updateMany({ where: { id: person.member.id }, data: { language: "en" } });
    await appendProof(scope, attemptId, { kind: "passkey", credentialId: attemptId });
  });
  await readRow(walker);
});

test("a forgotten password, with a recovery code in place of the lost factor", async () => {
  const walker = await walkerOf({ upTo: "totp" });
  const { context, person } = walker;
  await walker.followResetLink(await walker.askForReset());
  await readRow(walker);
  walker.recoveryCode = await inInsurer(context, (scope) => makeRecoveryCode(scope, { memberId: person.member.id }));
  await walker.enterRecoveryCode();
  await walkReading(walker);
});

test("these were rows of every kind", () => {
  expect(unvariedFields(attemptRowSchema, rows)).toEqual([]);
  const kinds = new Set(rows.flatMap(({ attempt }) => attempt.proofs.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(proofSchema.options.flatMap(({ shape }) => [...shape.kind.values]).sort());
  expect(new Set(rows.map((row) => row.temporaryCredential))).toEqual(new Set(["random", "formula", null]));
});
