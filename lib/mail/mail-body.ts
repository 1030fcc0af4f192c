import "server-only";
import { z } from "zod";
import { decrypt, encrypt } from "#lib/kernel/secrets.ts";
import type { MailBody } from "./mail-content.ts";

type MailKey = { insurerId: string; id: string };

const bodySchema = z.object({ subject: z.string(), text: z.string(), html: z.string() });

/** Binds a body to its row: it does not decrypt under another insurer or id. */
const contextOf = ({ insurerId, id }: MailKey) => `mail:${insurerId}:${id}`;

export function sealMailBody(body: MailBody, key: MailKey): string {
  return encrypt(JSON.stringify(body), contextOf(key));
}

/** @throws when the body was altered or belongs to another row */
export function openMailBody(sealed: string, key: MailKey): MailBody {
  return bodySchema.parse(JSON.parse(decrypt(sealed, contextOf(key))));
}
