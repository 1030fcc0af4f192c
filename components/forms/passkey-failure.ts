import { WebAuthnError } from "@simplewebauthn/browser";

/** Why a ceremony failed in the browser, as far as a page can know; null when we aborted it. */
export type PasskeyFailure = "cancelled" | "alreadyRegistered" | "screenLock" | "url" | "network" | "refused";

const BY_NAME: Record<string, PasskeyFailure | null> = {
  // Cancelled, timed out, or no passkey here: browsers do not distinguish.
  NotAllowedError: "cancelled",
  InvalidStateError: "alreadyRegistered",
  ConstraintError: "screenLock",
  NotSupportedError: "screenLock",
  SecurityError: "url",
  AbortError: null,
  // A part of the page that is loaded only when it is needed.
  ChunkLoadError: "network",
};

/** Reads what @simplewebauthn/browser or the network threw (W3C WebAuthn §6.3, standards §4). */
export function passkeyFailure(error: unknown): PasskeyFailure | null {
  if (error instanceof WebAuthnError && error.code === "ERROR_CEREMONY_ABORTED") return null;
  const cause = error instanceof WebAuthnError && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return "refused";
  const known = BY_NAME[cause.name];
  if (known !== undefined) return known;
  return cause instanceof TypeError ? "network" : "refused";
}
