import "server-only";
import { z } from "zod";

/** Anything else names no row, and must not reach the database. */
export function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
