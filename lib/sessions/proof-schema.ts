import "server-only";
import { z } from "zod";

/** ISO 8601 with an offset, as JavaScript (`Z`) and PostgreSQL (`+00:00`) write it into JSON. */
export const momentSchema = z.iso.datetime({ offset: true });

const at = momentSchema;

/** One element of the column `proofs` of a login attempt or a session. */
export const proofSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("password"), at, credential: z.enum(["temporary", "own"]) }),
  /** The link of 「パスワードを忘れた方」 was used. It proves access to the mailbox, and nothing more. */
  z.strictObject({ kind: z.literal("resetLink"), at }),
  /** Stands for a factor that is lost; a new one is set up before anything else. */
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
