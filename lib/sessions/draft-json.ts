import "server-only";
import type { Draft } from "./load-session.ts";

const withoutNul = (_name: string, value: unknown) => (typeof value === "string" ? value.replaceAll("\0", "") : value);

/** A draft for its column. PostgreSQL has no text with a NUL, which anybody can post and nobody types. */
export function draftJson(draft: Draft): string {
  return JSON.stringify(draft, withoutNul);
}
