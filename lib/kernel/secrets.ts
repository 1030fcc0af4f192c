import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env.ts";

/** 256 random bits, base64url: cookies, links, tickets (ASVS 7.2.3, 11.5.1). */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** `length` decimal digits from a CSPRNG, with leading zeros (ASVS 6.5.3). */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join("");
}

/** Random text from `alphabet`, without modulo bias. */
export function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
}

/** Hash for tokens of full entropy; never for anything guessable. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * Keyed hashes of a short secret: without the key a stolen table does not give
 * the six digits away. `scope` (an attempt id) keeps equal codes apart. Each names
 * its key, so that peppers can be rotated (ASVS 11.2.2, 13.3.4).
 * @returns `hmac$keyId$hash` for every pepper; the first is the newest, to be stored
 */
export function keyedHashes(text: string, scope: string): [string, ...string[]] {
  const [newest, ...older] = env().PASSWORD_PEPPERS.map(({ id, key }) => {
    const hash = createHmac("sha256", key).update(`${scope}\n${text}`).digest("base64url");
    return `hmac$${id}$${hash}`;
  });
  if (!newest) throw new Error("no pepper configured");
  return [newest, ...older];
}

/** Whether `text` is what was hashed, in constant time; false when its pepper is gone. */
export function matchesKeyedHash(text: string, scope: string, stored: string): boolean {
  return keyedHashes(text, scope).some((hash) => equalsConstantTime(hash, stored));
}

/** Compares two texts in constant time, whatever their lengths (ASVS 11.2.4). */
export function equalsConstantTime(left: string, right: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(left), hash(right));
}

/**
 * AES-256-GCM with the key ring's current key.
 * @param context additional data: a value moved to another row does not decrypt
 * @returns `keyId.iv.tag.ciphertext`, base64url parts
 */
export function encrypt(plain: string, context: string): string {
  const [current] = env().ENCRYPTION_KEYS;
  if (!current) throw new Error("no encryption key configured");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", current.key, iv);
  cipher.setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [current.id, ...[iv, cipher.getAuthTag(), ciphertext].map((b) => b.toString("base64url"))].join(".");
}

/** The bytes of a part as `encrypt` wrote it. Other texts decode to the same bytes (RFC 4648 §3.5); they are altered. */
function bytesOf(part: string): Buffer {
  const bytes = Buffer.from(part, "base64url");
  if (bytes.toString("base64url") !== part) throw new Error("altered value");
  return bytes;
}

/** Decrypts with whichever key `encrypt` used. @throws when the value was altered, be it in its spelling alone */
export function decrypt(sealed: string, context: string): string {
  const [keyId, iv, tag, ciphertext, ...more] = sealed.split(".");
  const entry = env().ENCRYPTION_KEYS.find(({ id }) => id === keyId);
  if (!entry || !iv || !tag || ciphertext === undefined) throw new Error("unknown encryption key");
  if (more.length > 0) throw new Error("altered value");
  const decipher = createDecipheriv("aes-256-gcm", entry.key, bytesOf(iv), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytesOf(tag));
  return Buffer.concat([decipher.update(bytesOf(ciphertext)), decipher.final()]).toString("utf8");
}

/** `encrypt` for bytes, such as pieces of a file: key id with its length, iv, tag, ciphertext. */
export function encryptBytes(plain: Buffer, context: string): Buffer<ArrayBuffer> {
  const [current] = env().ENCRYPTION_KEYS;
  if (!current) throw new Error("no encryption key configured");
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", current.key, iv);
  cipher.setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  const keyId = Buffer.from(current.id);
  return Buffer.concat([Buffer.of(keyId.length), keyId, iv, cipher.getAuthTag(), ciphertext]);
}

/** Decrypts with whichever key `encryptBytes` used. @throws when the value was altered */
export function decryptBytes(sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const ivAt = 1 + (bytes[0] ?? 0);
  const keyId = bytes.toString("utf8", 1, ivAt);
  const entry = env().ENCRYPTION_KEYS.find(({ id }) => id === keyId);
  if (!entry) throw new Error("unknown encryption key");
  const decipher = createDecipheriv("aes-256-gcm", entry.key, bytes.subarray(ivAt, ivAt + 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(ivAt + 12, ivAt + 28));
  return Buffer.concat([decipher.update(bytes.subarray(ivAt + 28)), decipher.final()]);
}
