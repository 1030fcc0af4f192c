import "server-only";
import { env } from "#lib/kernel/env.ts";
import type { Insurer } from "./insurer.ts";

/**
 * The insurer's origin, `https://host`: from the database, never from a header
 * (spec §9). Also the expected origin of its WebAuthn ceremonies.
 */
export function insurerOrigin(insurer: Pick<Insurer, "host">): string {
  const { PUBLIC_SCHEME: scheme, PUBLIC_PORT: port } = env();
  const isOwnPort = port === undefined || port === (scheme === "https" ? 443 : 80);
  return `${scheme}://${insurer.host}${isOwnPort ? "" : `:${port}`}`;
}
