import "server-only";

// What the SQL function portal_session returns (prisma/functions/portal_session.sql). load-session.ts imports only the
// type: the test parses rows, requests do not.
import { z } from "zod";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { LANGUAGES } from "#lib/messages/language.ts";
import { momentSchema, proofSchema } from "./proof-schema.ts";
import { returnPathSchema } from "./return-path.ts";

export const sessionRowSchema = z.strictObject({
  session: z.strictObject({
    id: z.uuid(),
    expiresAt: momentSchema,
    idleSeconds: z.int(),
    isRemembered: z.boolean(),
    proofs: z.array(proofSchema),
    draft: z
      .strictObject({
        path: returnPathSchema,
        values: z.record(z.string(), z.string()),
        /** Nothing secret was left out of it: the act can be carried out from it (lib/settings/acts.ts). */
        isWhole: z.boolean(),
      })
      .nullable(),
    /** Whether the next page has something to say of what was done (done.ts). */
    hasDone: z.boolean(),
  }),
  member: z.strictObject({
    id: z.uuid(),
    /** ユーザー名 */
    kana: z.string(),
    loginId: z.string(),
    kind: z.enum(["insured", "dependent"]),
    /** Null until the member has chosen one. */
    language: z.enum(LANGUAGES).nullable(),
    method: z.enum(METHODS).nullable(),
    email: z.string().nullable(),
  }),
  hasRecoveryCode: z.boolean(),
  acceptedTermsVersion: z.int(),
  currentTermsVersion: z.int(),
});

export type SessionRow = z.infer<typeof sessionRowSchema>;
