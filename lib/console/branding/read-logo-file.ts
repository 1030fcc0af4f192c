import "server-only";
import { findLogo } from "#lib/insurers/find-logo.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";

/** The logo itself, for the console's own page. */
export const readLogoFile: ClerkVerb<string, Uint8Array<ArrayBuffer> | null> = { needs: "viewer", run: findLogo };
