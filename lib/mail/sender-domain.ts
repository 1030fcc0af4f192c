import "server-only";
import { env } from "#lib/kernel/env.ts";

/** The domain that members must allow in their mail filters (manual 004, FAQ Q3). */
export function senderDomain(): string {
  return env().MAIL_FROM.split("@").at(-1) ?? "";
}
