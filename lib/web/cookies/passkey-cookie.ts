import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { cookieName, cookieOptions, MAX_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";

/** A passkey of this device, not of a phone beside it (WebAuthn §5.1). */
const platformSchema = z.object({ authenticatorAttachment: z.literal("platform") });

/** Whether a passkey of this device was used here before; the cookie does not say whose. */
export async function hasPasskeyHere(): Promise<boolean> {
  return (await cookies()).has(cookieName("passkey"));
}

/**
 * Notes that this device holds a passkey, so that 「ログイン」 offers it first. The cookie proves nothing.
 * @param response of an accepted ceremony
 */
export async function notePasskeyHere(response: unknown): Promise<void> {
  if (!platformSchema.safeParse(response).success) return;
  (await cookies()).set(cookieName("passkey"), "1", { ...cookieOptions(), maxAge: MAX_COOKIE_SECONDS });
}
