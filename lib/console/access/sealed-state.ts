import "server-only";
import type { z } from "zod";
import { decrypt, encrypt } from "#lib/kernel/secrets.ts";

/**
 * What a list's address carries: names and mail addresses belong into no URL (ASVS 14.2.1), so that
 * it is sealed, for one insurer and one use. Colleagues can be sent such a link.
 */
export function sealState(insurerId: string, use: string, value: unknown): string {
  return encrypt(JSON.stringify(value), `console:${use}:${insurerId}`);
}

/** @returns null for a text that was altered, is another insurer's, or has another shape */
export function openState<Schema extends z.ZodType>(
  insurerId: string,
  use: string,
  { text, schema }: { text: string; schema: Schema },
): z.infer<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(decrypt(text, `console:${use}:${insurerId}`))).data ?? null;
  } catch {
    return null;
  }
}
