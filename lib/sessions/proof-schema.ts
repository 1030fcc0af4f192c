import "server-only";
import { z } from "zod";

/** ISO 8601 with an offset, as JavaScript (`Z`) and PostgreSQL (`+00:00`) write it into JSON. */
export const momentSchema = z.iso.datetime({ offset: true });

const at = momentSchema;

/** One element of `proofs` of a login attempt or session. */
export const proofSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("password"), at, credential: z.enum(["temporary", "own"]) }),
  /** The link of 「パスワードを忘れた方」 was used. It proves access to the mailbox only. */
  z.strictObject({ kind: z.literal("resetLink"), at }),
  /** Replaces a lost factor; the member has to set up a new one first. */
  z.strictObject({ kind: z.literal("recoveryCode"), at, issuer: z.enum(["portal", "insurer"]) }),
  z.strictObject({ kind: z.literal("birthDate"), at }),
  z.strictObject({ kind: z.literal("terms"), at, version: z.int() }),
  z.strictObject({ kind: z.literal("emailConfirmed"), at }),
  /** The wizard was finished within this attempt. */
  z.strictObject({ kind: z.literal("wizard"), at }),
  z.strictObject({ kind: z.literal("passkey"), at, credentialId: z.uuid() }),
  z.strictObject({ kind: z.literal("totp"), at, credentialId: z.uuid() }),
  z.strictObject({ kind: z.literal("emailCode"), at }),
]);
