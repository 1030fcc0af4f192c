import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/insurers/scope.ts";
import { decrypt, encrypt } from "#lib/kernel/secrets.ts";
import { LANGUAGES } from "#lib/messages/language.ts";

/** Who asked, for audit and mail. */
const askedBy = { ipAddress: z.string().nullable(), userAgent: z.string().nullable(), language: z.enum(LANGUAGES) };

const requestSchema = z.discriminatedUnion("task", [
  z.object({
    task: z.literal("password-reset"),
    loginId: z.string(),
    browserHash: z.string().nullable().default(null),
    ...askedBy,
  }),
  z.object({ task: z.literal("login-id-reminder"), birthDate: z.iso.date(), email: z.string(), ...askedBy }),
]);

export type RecoveryRequest = z.infer<typeof requestSchema>;

export type RecoveryQuestion =
  | { task: "password-reset"; loginId: string; browserHash: string | null }
  | { task: "login-id-reminder"; birthDate: string; email: string };

const contextOf = (insurerId: string) => `recovery:${insurerId}`;

/**
 * Queues the request of somebody who cannot log in. The page does this one write whatever was typed, so that known and
 * unknown members cost the same (spec §14 case 11). Encrypted, because people type passwords into such forms.
 */
export async function queueRecoveryRequest(
  { tx, insurerId, ipAddress, userAgent, language }: Scope,
  question: RecoveryQuestion,
): Promise<void> {
  const request: RecoveryRequest = { ...question, ipAddress, userAgent: userAgent?.slice(0, 300) ?? null, language };
  const sealed = encrypt(JSON.stringify(request), contextOf(insurerId));
  await tx.$executeRaw`select portal_enqueue_recovery(${insurerId}::uuid, ${question.task}, ${sealed})`;
}

/** @throws when it was altered or belongs to another insurer */
export function openRecoveryRequest(sealed: string, insurerId: string): RecoveryRequest {
  return requestSchema.parse(JSON.parse(decrypt(sealed, contextOf(insurerId))));
}
