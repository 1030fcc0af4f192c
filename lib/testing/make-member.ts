import { randomBytes, randomInt } from "node:crypto";
import { hashPassword } from "#lib/credentials/password/hash-password.ts";
import { newTotpSecret } from "#lib/credentials/totp/totp-code.ts";
import { sealTotpSecret } from "#lib/credentials/totp/totp-secret.ts";
import type { Member } from "#lib/db/generated/client.ts";
import { type InsurerTransaction, inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { addSeconds, DAY_SECONDS } from "#lib/kernel/clock.ts";
import { hashTemporaryPassword } from "#lib/members/temporary-credential/hash-temporary-password.ts";

/** How far a member has come; each stage includes those before it, in the insurer's order. */
export type MemberStage = "temporary" | "terms" | "email" | "method" | "password" | "wizard" | "totp" | "email-code";

const FIRST_LOGIN: Record<Insurer["policy"]["firstLoginOrder"], readonly MemberStage[]> = {
  "email-first": ["temporary", "terms", "email", "method", "password", "wizard"],
  "password-first": ["temporary", "terms", "method", "password", "email", "wizard"],
};

export type MemberOptions = {
  upTo: MemberStage;
  temporaryCredential?: "random" | "formula";
  method?: Method;
  email?: string | null;
  loginId?: string;
  kana?: string;
  birthDate?: string;
  state?: "active" | "disabled";
  /** The date of everything; tests of expiry count from here. */
  now?: Date;
};

export type TestMember = {
  member: Member;
  loginId: string;
  /** The password for the login form: temporary, or the member's own. */
  password: string;
  /** YYYY-MM-DD */
  birthDate: string;
  /** Base32; null before the stage `totp`. */
  totpSecret: string | null;
};

function digits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join("");
}

async function insertMember(tx: InsurerTransaction, insurer: Insurer, options: MemberOptions, now: Date) {
  const stages = [...FIRST_LOGIN[insurer.policy.firstLoginOrder], options.upTo];
  const done = new Set(stages.slice(0, stages.indexOf(options.upTo) + 1));
  const isEmailDone = done.has("email");
  const method = options.upTo === "totp" ? "totp" : options.upTo === "email-code" ? "email" : options.method;
  const email = options.email === undefined ? `m${randomBytes(5).toString("hex")}@example.jp` : options.email;
  const member = await tx.member.create({
    data: {
      insurerId: insurer.id,
      symbol: digits(2),
      number: digits(9),
      branch: "00",
      kind: "insured",
      kana: options.kana ?? "ケンポ　タロウ",
      name: "健保　太郎",
      birthDate: new Date(`${options.birthDate ?? "1979-08-22"}T00:00:00Z`),
      loginId: options.loginId ?? `m${digits(9)}`,
      email: isEmailDone || options.email ? email : null,
      emailConfirmedAt: isEmailDone && email ? now : null,
      method: done.has("method") ? (method ?? insurer.policy.methods[0] ?? null) : null,
      isEmailCodeEnabled: options.upTo === "email-code",
      state: options.state ?? "active",
      wizardCompletedAt: done.has("wizard") ? now : null,
      createdAt: now,
    },
  });
  return { member, done };
}

async function acceptTerms(tx: InsurerTransaction, member: Member, now: Date) {
  const { insurerId, id: memberId } = member;
  const current = await tx.termsVersion.findFirst({ orderBy: { version: "desc" } });
  if (!current) return;
  await tx.termsAcceptance.create({ data: { insurerId, memberId, version: current.version, acceptedAt: now } });
}

async function giveTotpDevice(tx: InsurerTransaction, { insurerId, id: memberId }: Member, now: Date) {
  const secret = newTotpSecret();
  const secretEncrypted = sealTotpSecret(secret, memberId);
  const name = { name: "試験の電話", nameFolded: "試験の電話" };
  await tx.totpDevice.create({
    data: { insurerId, memberId, ...name, secretEncrypted, lastUsedStep: 0, createdAt: now },
  });
  return secret;
}

async function giveTemporary(tx: InsurerTransaction, member: Member, options: MemberOptions, now: Date) {
  const { insurerId, id: memberId } = member;
  const kind = options.temporaryCredential ?? "random";
  const birthDate = member.birthDate.toISOString().slice(0, 10).replaceAll("-", "");
  const password = kind === "formula" ? `${member.symbol}${member.number}${birthDate}` : "kmnp2345wxyz";
  const passwordHash = kind === "formula" ? null : hashTemporaryPassword(password, { insurerId, memberId });
  const expiresAt = addSeconds(now, 30 * DAY_SECONDS);
  await tx.temporaryCredential.create({ data: { insurerId, memberId, kind, passwordHash, issuedAt: now, expiresAt } });
  return password;
}

/** A member of `insurer` at one stage, written straight to the tables, without the verbs of earlier steps. */
export async function makeMember(insurer: Insurer, options: MemberOptions): Promise<TestMember> {
  const now = options.now ?? new Date("2026-11-01T00:00:00Z");
  return inTransaction(insurer.id, async (tx) => {
    const { member, done } = await insertMember(tx, insurer, options, now);
    const { id: memberId, insurerId, loginId } = member;
    if (done.has("terms")) await acceptTerms(tx, member, now);
    const birthDate = member.birthDate.toISOString().slice(0, 10);
    const totpSecret = options.upTo === "totp" ? await giveTotpDevice(tx, member, now) : null;
    if (!done.has("password")) {
      return { member, loginId, birthDate, totpSecret, password: await giveTemporary(tx, member, options, now) };
    }
    // So many digits that no other member of a test has the same one.
    const password = `Tabi-no-Sora${digits(12)}`;
    const hashed = await hashPassword(password);
    await tx.passwordCredential.create({ data: { insurerId, memberId, createdAt: now, ...hashed } });
    return { member, loginId, birthDate, totpSecret, password };
  });
}
