import "server-only";
import type { Scope } from "./scope.ts";

/** The insurer's logo, PNG, if it is the one of this hash; null for any other. */
export async function findLogo({ tx, insurerId }: Scope, hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const row = await tx.insurerLogo.findUnique({ where: { insurerId, hash }, select: { png: true } });
  return row?.png ?? null;
}

/** A picture and nothing else, even for whoever opens its address: no script, no other file, no other type. */
export const LOGO_HEADERS = {
  "content-type": "image/png",
  "content-security-policy": "default-src 'none'; sandbox",
  "content-disposition": 'inline; filename="logo.png"',
};
