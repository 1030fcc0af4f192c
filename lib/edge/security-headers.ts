import { randomBytes } from "node:crypto";
import type { EdgeSettings } from "./edge-settings.ts";
import type { PendingAnswer } from "./pending-answer.ts";

/** Where browsers report what a policy refused (app/csp-report); older ones read `report-uri` (ASVS 3.4.7). */
const REPORTS = "/csp-report";

/** A fresh nonce for one answer (ASVS 3.4.3). */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * The policy of every answer except files.
 * @param asked what this page needs beyond it
 */
export function contentSecurityPolicy(
  nonce: string,
  { isDevelopment }: Pick<EdgeSettings, "isDevelopment">,
  { formActionOrigin, frameAncestors = [] }: Pick<PendingAnswer, "formActionOrigin" | "frameAncestors"> = {},
): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${formActionOrigin ? ` ${formActionOrigin}` : ""}`,
    `frame-ancestors ${frameAncestors.join(" ") || "'none'"}`,
    `report-uri ${REPORTS}`,
    "report-to csp",
  ].join("; ");
}

/** The headers of every answer, also files and refusals (ASVS 3.4.1, 3.4.4 to 3.4.6, 3.4.8). */
export function securityHeaders({ scheme }: Pick<EdgeSettings, "scheme">): Record<string, string> {
  return {
    ...(scheme === "https" ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
    "reporting-endpoints": `csp="${REPORTS}"`,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  };
}
