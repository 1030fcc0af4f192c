import "server-only";
import { z } from "zod";

/** What a clerk can compare to know who asks (spec §8); kept in the audit. */
export const IDENTITY_CHECKS = ["birth-date", "address", "callback", "document"] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** At least one of them. */
export const identityCheckSchema = z.array(z.enum(IDENTITY_CHECKS)).min(1);
