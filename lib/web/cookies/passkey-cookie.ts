import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { cookieName, cookieOptions, MAX_COOKIE_SECONDS } from "#lib/kernel/cookie.ts";

/** In this device, not in a phone beside it (WebAuthn §5.1). */
const platformSchema = z.object({ authenticatorAttachment: z.literal("platform") });

/** Whether this device was seen to hold a passkey of the portal: whose it is, is not kept. */
export async function hasPasskeyHere(): Promise<boolean> {
  return (await cookies()).has(cookieName("passkey"));
}

/**
 * Notes that this device holds a passkey, so that 「ログイン」 offers it first. It opens nothing.
 * @param response of a ceremony that was accepted
 */
export async function notePasskeyHere(response: unknown): Promise<void> {
  if (!platformSchema.safeParse(response).success) return;
  (await cookies()).set(cookieName("passkey"), "1", { ...cookieOptions(), maxAge: MAX_COOKIE_SECONDS });
}
