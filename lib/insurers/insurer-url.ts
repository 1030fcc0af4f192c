import "server-only";
import { env } from "#lib/kernel/env.ts";
import type { Insurer } from "./insurer.ts";

/** The insurer's origin, also for WebAuthn: `https://host` from the database, never from a header (spec §9). */
export function insurerOrigin(insurer: Pick<Insurer, "host">): string {
  const { PUBLIC_SCHEME: scheme, PUBLIC_PORT: port } = env();
  const isOwnPort = port === undefined || port === (scheme === "https" ? 443 : 80);
  return `${scheme}://${insurer.host}${isOwnPort ? "" : `:${port}`}`;
}
