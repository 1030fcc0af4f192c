import "server-only";
import { z } from "zod";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { env } from "#lib/kernel/env.ts";
import { SERVICE_SCOPES, type ServiceScope } from "./scopes.ts";

/** Where the demo's own service is. */
export const LOCAL_HOSTS = ["localhost", "127.0.0.1"];

/** https, or in the demo a port of this machine; no user, no fragment, no wildcard (RFC 9700 §2.1). */
function isServiceUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, href } = new URL(text);
  const isLocal = env().PORTAL_DEMO === "1" && protocol === "http:" && LOCAL_HOSTS.includes(hostname);
  const isPlain = username === "" && password === "" && !/[#*\\\s]/.test(text);
  // Written as a browser writes it: what is compared character by character has one way of writing.
  return (protocol === "https:" || isLocal) && isPlain && (href === text || href === `${text}/`);
}

const urlSchema = z.string().max(500).refine(isServiceUrl, "an https URL without user, fragment or wildcard");

/** A client_id. Anything else names no service, and must not reach the database. */
export const SERVICE_NAME = /^[a-z][a-z0-9-]{1,30}$/;

const publicKeySchema = z.strictObject({
  kty: z.enum(["EC", "RSA"]),
  kid: z.string().min(1).max(100),
  alg: z.enum(["ES256", "PS256", "RS256"]),
  use: z.literal("sig").default("sig"),
  crv: z.literal("P-256").optional(),
  x: z.string().optional(),
  y: z.string().optional(),
  n: z.string().min(340, "an RSA key of 2048 bits or more").optional(),
  e: z.string().optional(),
});

/** A service as the insurer registers it. */
export const newClientSchema = z
  .strictObject({
    name: z.string().regex(SERVICE_NAME, "2 to 31 of a-z, 0-9 and -, a letter first"),
    title: z.string().trim().min(1).max(40),
    redirectUris: z.array(urlSchema).min(1).max(10),
    postLogoutRedirectUris: z.array(urlSchema).max(10).default([]),
    backchannelLogoutUri: urlSchema.optional(),
    initiateLoginUri: urlSchema.optional(),
    scopes: z.array(z.enum(SERVICE_SCOPES as [ServiceScope, ...ServiceScope[]])).default([]),
    weakestMethod: z.enum(METHODS).optional(),
    /** Whoever runs the service is not the insurer. */
    asksConsent: z.boolean().default(true),
    /** The service signs with a key of its own and gets no secret. */
    publicKeys: z.array(publicKeySchema).min(1).max(5).optional(),
  })
  .refine(({ redirectUris }) => new Set(redirectUris.map((uri) => new URL(uri).host)).size === 1, {
    message: "all on one host: another host is another service",
    path: ["redirectUris"],
  });

export type NewClient = z.output<typeof newClientSchema>;
