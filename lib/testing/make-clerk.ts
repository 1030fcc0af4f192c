import { randomBytes } from "node:crypto";
import { addClerk, sendInvitation } from "#lib/console/clerks/invite-clerk.ts";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerById } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { CONSOLE_ID } from "#lib/kernel/console.ts";
import { makeContext } from "./make-insurer.ts";
import { asOperator } from "./ops-transaction.ts";
import { readOutbox } from "./outbox.ts";
import { Walker } from "./walker.ts";

/** The console as a relying party. */
export async function consoleInsurer(): Promise<Insurer> {
  const insurer = await findInsurerById(CONSOLE_ID);
  if (!insurer) throw new Error("no console");
  return insurer;
}

/** A clerk who works for `insurer` and has not answered the invitation yet. */
export async function makeClerk(insurer: Insurer, role: ClerkRole = "officer") {
  const email = `clerk-${randomBytes(5).toString("hex")}@example.jp`;
  const context = makeContext(insurer);
  const added = await asOperator(context, (scope) => addClerk(scope, { email, name: "健保　花子", role }));
  if (!added.ok) throw new Error(added.code);
  const { clerkId } = added.value;
  await sendInvitation(context, { clerkId, insurerName: insurer.name });
  return { clerkId, email, role, link: await invitationLink(email) };
}

/** The token of the newest invitation to this address. */
export async function invitationLink(email: string): Promise<string> {
  const mails = await readOutbox(CONSOLE_ID, email);
  return mails.flatMap(({ text }) => text.match(/reset-password\?token=([\w-]+)/)?.[1] ?? []).at(-1) ?? "";
}

/** A browser at the console's login, for the clerk behind `clerkId`. */
export async function clerkWalker({ clerkId, email }: { clerkId: string; email: string }): Promise<Walker> {
  const member = await inTransaction(CONSOLE_ID, (tx) =>
    tx.member.findUniqueOrThrow({ where: { insurerId_id: { insurerId: CONSOLE_ID, id: clerkId } } }),
  );
  const person = { member, loginId: email, password: "", birthDate: "", totpSecret: null };
  const walker = new Walker(makeContext(await consoleInsurer()), person, "totp");
  walker.newPassword = "Umi-to-Yama-293151";
  return walker;
}
