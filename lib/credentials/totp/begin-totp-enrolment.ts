import "server-only";
import type { Scope } from "#lib/insurers/scope.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { otpauthUri } from "./otpauth-uri.ts";
import { qrPng } from "./qr-png.ts";
import { newTotpSecret } from "./totp-code.ts";
import { openTotpSecret, sealTotpSecret } from "./totp-secret.ts";

const ENROLMENT_SECONDS = 30 * MINUTE_SECONDS;

export type TotpEnrolmentStart = {
  memberId: string;
  /** The attempt or session that may finish it. */
  ownerId: string;
  /** Shown under the insurer's name in the app, e.g. the user ID. */
  accountName: string;
};

export type TotpEnrolmentPage = { secretBase32: string; otpauthUri: string; qrPngDataUri: string };

/**
 * The secret to scan, made on the server. An attempt or session gets the same one for 30 minutes, so that a reload does
 * not invalidate a scanned code (spec §6, manual 004, 2-3). It is no device before a code confirms it.
 */
export async function beginTotpEnrolment(
  scope: Scope,
  { memberId, ownerId, accountName }: TotpEnrolmentStart,
): Promise<TotpEnrolmentPage> {
  const { tx, insurerId, insurer, now } = scope;
  const key = { insurerId_ownerId: { insurerId, ownerId } };
  await tx.totpEnrolment.deleteMany({
    where: { insurerId, ownerId, OR: [{ expiresAt: { lte: now } }, { memberId: { not: memberId } }] },
  });
  const fresh = { secretEncrypted: sealTotpSecret(newTotpSecret(), memberId), createdAt: now };
  // Of two loads of the page at once, the first one's secret is kept.
  await tx.totpEnrolment.createMany({
    data: { insurerId, memberId, ownerId, ...fresh, expiresAt: addSeconds(now, ENROLMENT_SECONDS) },
    skipDuplicates: true,
  });
  const enrolment = await tx.totpEnrolment.findUniqueOrThrow({ where: key });
  const secretBase32 = openTotpSecret(enrolment.secretEncrypted, memberId);
  const uri = otpauthUri({ issuer: insurer.shortName, account: accountName, secretBase32 });
  const qrPngDataUri = `data:image/png;base64,${qrPng(uri).toString("base64")}`;
  return { secretBase32, otpauthUri: uri, qrPngDataUri };
}
