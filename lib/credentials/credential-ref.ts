import "server-only";
import { z } from "zod";
import { NAMED_METHODS } from "#lib/insurers/factors.ts";

const credentialRefSchema = z.object({ kind: z.enum(NAMED_METHODS), id: z.uuid() });

/** One authenticator app or passkey, as an address or a form names it. */
export type CredentialRef = z.output<typeof credentialRefSchema>;

/** Undefined for anything that cannot be one; whose it is, only the database knows. */
export function readCredentialRef(kind: unknown, id: unknown): CredentialRef | undefined {
  return credentialRefSchema.safeParse({ kind, id }).data;
}
