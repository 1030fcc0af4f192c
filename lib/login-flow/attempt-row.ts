import "server-only";

// What the SQL function portal_attempt returns (prisma/functions/portal_attempt.sql). load-attempt.ts imports only the
// type: the test parses rows, requests do not.
import { z } from "zod";
import { byMethod } from "#lib/insurers/by-method.ts";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { LANGUAGES } from "#lib/messages/language.ts";
import { momentSchema, proofSchema } from "#lib/sessions/proof-schema.ts";
import { returnPathSchema } from "#lib/sessions/return-path.ts";

export const attemptRowSchema = z.strictObject({
  attempt: z.strictObject({
    id: z.uuid(),
    sessionId: z.uuid().nullable(),
    proofs: z.array(proofSchema),
    selectedMethod: z.enum(METHODS).nullable(),
    pendingEmail: z.string().nullable(),
    continuedAt: momentSchema.nullable(),
    isRemembered: z.boolean(),
    returnTo: returnPathSchema.nullable(),
  }),
  member: z.strictObject({
    id: z.uuid(),
    kana: z.string(),
    loginId: z.string(),
    email: z.string().nullable(),
    emailConfirmedAt: momentSchema.nullable(),
    language: z.enum(LANGUAGES).nullable(),
    method: z.enum(METHODS).nullable(),
    wizardCompletedAt: momentSchema.nullable(),
    firstLoginStop: z.string().nullable(),
  }),
  temporaryCredential: z.enum(["random", "formula"]).nullable(),
  hasOwnPassword: z.boolean(),
  registered: z.strictObject(byMethod(() => z.boolean())),
  totpDeviceCount: z.int(),
  acceptedTermsVersion: z.int(),
  currentTermsVersion: z.int(),
});

export type AttemptRow = z.infer<typeof attemptRowSchema>;
