import "server-only";
import { z } from "zod";

/** Before every id (RFC 9562 §5.9): where a walk in the order of ids begins. */
export const NIL_UUID = "00000000-0000-0000-0000-000000000000";

/** Anything else names no row, and must not reach the database. */
export function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
