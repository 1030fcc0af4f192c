import "server-only";
import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";
import { z } from "zod";

const base64url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(20_000);

const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
type Transport = (typeof TRANSPORTS)[number];

/** Transports this version of the standard knows: hints for the browser, nothing is decided by them. */
export function isTransport(name: string): name is Transport {
  return TRANSPORTS.some((known) => known === name);
}

const credentialSchema = z.object({
  id: base64url.max(1_400),
  rawId: base64url.max(1_400),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({ credProps: z.object({ rk: z.boolean().optional() }).optional() }).default({}),
});

/** The browser's RegistrationResponseJSON, reduced to what is used. */
export const registrationResponseSchema = credentialSchema.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string())
      .max(20)
      .default([])
      .transform((names) => names.filter(isTransport)),
  }),
});

/** The browser's AuthenticationResponseJSON, reduced to what is used. */
export const authenticationResponseSchema = credentialSchema.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
});

export type RegistrationResponse = z.output<typeof registrationResponseSchema>;
export type AuthenticationResponse = z.output<typeof authenticationResponseSchema>;

/** The challenge that a response answers; undefined for unreadable client data, or from another site's iframe. */
export function answeredChallenge(clientDataJSON: string): string | undefined {
  try {
    const { challenge, crossOrigin } = decodeClientDataJSON(clientDataJSON);
    return crossOrigin || typeof challenge !== "string" ? undefined : challenge;
  } catch {
    return undefined;
  }
}
