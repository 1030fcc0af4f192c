import { expect, test } from "vitest";
import { prisma } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { makeContext, makeInsurer } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import { unvariedFields } from "#lib/testing/row-variety.ts";
import { type SessionRow, sessionRowSchema } from "./session-row.ts";

const rows: SessionRow[] = [];

/** Parses the row as PostgreSQL returns it; an unexpected field fails like a missing one. */
async function readRow(upTo: MemberOptions["upTo"], { isFilled }: { isFilled: boolean }) {
  const insurer = await makeInsurer();
  const context = makeContext(insurer);
  const { member } = await makeMember(insurer, { upTo, email: isFilled ? "member@example.jp" : null });
  const proofs = proofsAt(context.now, "password", "totp", "passkey", "emailCode");
  const session = await openSession(context, { memberId: member.id, proofs });
  await inTransaction(insurer.id, async (tx) => {
    if (!isFilled) return;
    const draft = { path: "/settings/profile", values: { email: "new@example.jp" }, isWhole: true };
    await tx.session.updateMany({ data: { draft, done: [{ code: "password" }], isRemembered: true } });
    await tx.member.updateMany({ data: { language: "en", kind: "dependent" } });
    await tx.recoveryCode.create({
      data: { insurerId: insurer.id, memberId: member.id, codeHash: "x", createdAt: context.now },
    });
  });
  const [row] = await prisma().$queryRaw<{ found: unknown }[]>`
    select portal_session(${insurer.host}, ${hashToken(session.token)}, ${context.now}, true) as found`;
  rows.push(sessionRowSchema.parse(row?.found));
}

test("a session with everything that may be missing, and one with nothing of it", async () => {
  await readRow("totp", { isFilled: true });
  await readRow("temporary", { isFilled: false });
  expect(unvariedFields(sessionRowSchema, rows)).toEqual([]);
  expect(rows.map(({ member }) => member.kind)).toEqual(["dependent", "insured"]);
  expect(rows.map(({ hasRecoveryCode }) => hasRecoveryCode)).toEqual([true, false]);
});
