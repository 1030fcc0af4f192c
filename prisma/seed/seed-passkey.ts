import { generateKeyPairSync, randomBytes } from "node:crypto";
import { COSEALG, cose, isoCBOR } from "@simplewebauthn/server/helpers";
import type { InsurerTransaction } from "#lib/db/in-transaction.ts";

/** The AAGUID of an authenticator that does not name its product (WebAuthn §6.5.1). */
const UNNAMED_AAGUID = "00000000-0000-0000-0000-000000000000";

/** A valid ES256 public key (RFC 9053 §7.1.1) without a private key: nobody can log in with it. */
function orphanPublicKey(): Uint8Array<ArrayBuffer> {
  const { x = "", y = "" } = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" });
  const { kty, alg, crv, x: xKey, y: yKey } = cose.COSEKEYS;
  return isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [kty, cose.COSEKTY.EC2],
      [alg, COSEALG.ES256],
      [crv, cose.COSECRV.P256],
      [xKey, Uint8Array.from(Buffer.from(x, "base64url"))],
      [yKey, Uint8Array.from(Buffer.from(y, "base64url"))],
    ]),
  );
}

/** Writes a passkey that is shown and nobody can use; its member has another factor. */
export async function seedPasskey(
  tx: InsurerTransaction,
  now: Date,
  owner: { insurerId: string; memberId: string },
): Promise<void> {
  await tx.passkey.create({
    data: {
      ...owner,
      credentialId: randomBytes(16).toString("base64url"),
      publicKey: orphanPublicKey(),
      counter: 0,
      transports: ["internal"],
      aaguid: UNNAMED_AAGUID,
      isBackupEligible: false,
      isBackedUp: false,
      name: "デモの端末",
      nameFolded: "デモの端末",
      createdAt: now,
    },
  });
}
