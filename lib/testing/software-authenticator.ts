import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** COSE numbers: ES256, EdDSA, RS256, and ES384, which is not offered. */
export type SoftwareAlgorithm = -7 | -8 | -257 | -35;

const FLAGS = { userPresent: 0x01, userVerified: 0x04, backupEligible: 0x08, backedUp: 0x10, attested: 0x40 };

/** What a manipulated browser or authenticator reports. */
export type Tampering = {
  isUserVerified?: boolean;
  isUserPresent?: boolean;
  isBackupEligible?: boolean;
  isDiscoverable?: boolean;
  rpId?: string;
  origin?: string;
  challenge?: string;
  type?: string;
  isCrossOrigin?: boolean;
  counter?: number;
  /** null: the browser reports none. */
  userHandle?: string | null;
};

function base64url(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString("base64url");
}

function generateKeys(algorithm: SoftwareAlgorithm) {
  if (algorithm === -8) return generateKeyPairSync("ed25519");
  if (algorithm === -257) return generateKeyPairSync("rsa", { modulusLength: 2048 });
  return generateKeyPairSync("ec", { namedCurve: algorithm === -7 ? "P-256" : "P-384" });
}

/** RFC 9053 §7: the public key as the authenticator returns it. */
function coseKey(publicKey: KeyObject, algorithm: SoftwareAlgorithm): Uint8Array {
  const jwk = publicKey.export({ format: "jwk" });
  const part = (text: string | undefined) => Uint8Array.from(Buffer.from(text ?? "", "base64url"));
  const key = new Map<number, number | Uint8Array>([[3, algorithm]]);
  if (algorithm === -8) key.set(1, 1).set(-1, 6).set(-2, part(jwk.x));
  else if (algorithm === -257) key.set(1, 3).set(-1, part(jwk.n)).set(-2, part(jwk.e));
  else
    key
      .set(1, 2)
      .set(-1, algorithm === -7 ? 1 : 2)
      .set(-2, part(jwk.x))
      .set(-3, part(jwk.y));
  return isoCBOR.encode(key);
}

function clientData(type: string, challenge: string, origin: string, tampering: Tampering): string {
  return JSON.stringify({
    type: tampering.type ?? type,
    challenge: tampering.challenge ?? challenge,
    origin: tampering.origin ?? origin,
    crossOrigin: tampering.isCrossOrigin ?? false,
  });
}

/** An authenticator in memory with real keys; each answer can be wrong in one point. @param origin of the page */
export function makeAuthenticator(
  origin: string,
  { algorithm = -7, aaguid = "fbfc3007-154e-4ecc-8c0b-6e020557d7bd", isCounting = false } = {} as {
    algorithm?: SoftwareAlgorithm;
    aaguid?: string;
    /** Security keys count; synced passkeys always report 0. */
    isCounting?: boolean;
  },
) {
  const { publicKey, privateKey } = generateKeys(algorithm);
  const credentialId = randomBytes(16);
  const id = base64url(credentialId);
  let userHandle: string | undefined;
  let uses = 0;

  function authenticatorData(rpId: string, tampering: Tampering, attested?: Uint8Array): Uint8Array {
    if (isCounting) uses += 1;
    const isBackupEligible = tampering.isBackupEligible ?? !isCounting;
    const flags =
      (tampering.isUserPresent === false ? 0 : FLAGS.userPresent) |
      (tampering.isUserVerified === false ? 0 : FLAGS.userVerified) |
      (isBackupEligible ? FLAGS.backupEligible | FLAGS.backedUp : 0) |
      (attested ? FLAGS.attested : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(tampering.counter ?? uses);
    const rpIdHash = createHash("sha256")
      .update(tampering.rpId ?? rpId)
      .digest();
    return Buffer.concat([rpIdHash, Buffer.of(flags), counter, attested ?? Buffer.alloc(0)]);
  }

  function attestedCredential(): Uint8Array {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credentialId.length);
    const aaguidBytes = Buffer.from(aaguid.replaceAll("-", ""), "hex");
    return Buffer.concat([aaguidBytes, length, credentialId, coseKey(publicKey, algorithm)]);
  }

  function register(
    options: PublicKeyCredentialCreationOptionsJSON,
    tampering: Tampering = {},
  ): RegistrationResponseJSON {
    userHandle = options.user.id;
    const authData = authenticatorData(options.rp.id ?? "", tampering, attestedCredential());
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", Uint8Array.from(authData)],
    ]);
    return {
      id,
      rawId: id,
      type: "public-key",
      response: {
        clientDataJSON: base64url(clientData("webauthn.create", options.challenge, origin, tampering)),
        attestationObject: base64url(isoCBOR.encode(attestation)),
        authenticatorData: base64url(authData),
        transports: ["internal", "hybrid"],
      },
      clientExtensionResults: { credProps: { rk: tampering.isDiscoverable ?? true } },
    };
  }

  function authenticate(
    options: PublicKeyCredentialRequestOptionsJSON,
    tampering: Tampering = {},
  ): AuthenticationResponseJSON {
    const authData = authenticatorData(options.rpId ?? "", tampering);
    const clientDataJSON = clientData("webauthn.get", options.challenge, origin, tampering);
    const signed = Buffer.concat([authData, createHash("sha256").update(clientDataJSON).digest()]);
    const hash = algorithm === -8 ? null : algorithm === -35 ? "sha384" : "sha256";
    return {
      id,
      rawId: id,
      type: "public-key",
      response: {
        clientDataJSON: base64url(clientDataJSON),
        authenticatorData: base64url(authData),
        signature: base64url(sign(hash, signed, privateKey)),
        userHandle: tampering.userHandle === null ? undefined : (tampering.userHandle ?? userHandle),
      },
      clientExtensionResults: {},
    };
  }

  return { id, register, authenticate };
}
