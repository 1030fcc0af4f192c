import "server-only";
import { z } from "zod";
import { NAMED_METHODS } from "#lib/insurers/factors.ts";

const credentialRefSchema = z.object({ kind: z.enum(NAMED_METHODS), id: z.uuid() });

/** One authenticator app or passkey, as a path or form names it. */
export type CredentialRef = z.output<typeof credentialRefSchema>;

/** Undefined for a malformed reference. The verb checks whose it is. */
export function readCredentialRef(kind: unknown, id: unknown): CredentialRef | undefined {
  return credentialRefSchema.safeParse({ kind, id }).data;
}
