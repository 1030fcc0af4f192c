import "server-only";

// What the SQL function portal_password_of returns (prisma/functions/portal_password_of.sql).
import { z } from "zod";
import { Authenticator } from "#lib/db/generated/enums.ts";
import { GUARD_ANSWERS } from "../guard/guard.ts";

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const day = z.iso.date().transform((text) => new Date(text));

export const passwordRowSchema = z.strictObject({
  member: z.strictObject({
    id: z.uuid(),
    state: z.enum(["active", "disabled"]),
    symbol: z.string(),
    number: z.string(),
    birthDate: day,
  }),
  own: z.strictObject({ passwordHash: z.string(), pepperId: z.string().nullable(), createdAt: moment }).nullable(),
  temporary: z
    .strictObject({
      kind: z.enum(["random", "formula"]),
      passwordHash: z.string().nullable(),
      issuedAt: moment,
      expiresAt: moment,
    })
    .nullable(),
  /** Charged before this was read. */
  authenticator: z.enum(Authenticator),
  charge: z.enum(GUARD_ANSWERS),
});

export type PasswordRow = z.infer<typeof passwordRowSchema>;
