import "server-only";
import { policySchema } from "./policy-schema.ts";

/**
 * How clerks log in: by the same rules as members, and stricter than any insurer's. Nobody
 * chooses it, so that no insurer's clerk is let in more easily than another's (spec §10).
 */
export const CONSOLE_POLICY = policySchema.parse({
  // No mail code: whoever reads a clerk's mail must not get at the members.
  methods: ["passkey", "totp"],
  firstLoginOrder: "password-first",
  loginIdChange: "off",
  password: { min: 12, max: 128 },
  resetLinkMinutes: 10,
  session: { idleMinutes: 15, rememberedIdleMinutes: 15, absoluteHours: 12 },
  branding: {
    keyColor: "#0017c1",
    tintColor: "#e8f1fe",
    monogram: "管",
    contactName: "けんぽポータル 運用窓口",
    contactPhone: "-",
    contactHours: "-",
    contactAddress: "-",
  },
});
