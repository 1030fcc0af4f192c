import type { Insurer } from "#lib/insurers/insurer.ts";
import { senderDomain } from "#lib/mail/sender-domain.ts";
import type { HelpFacts } from "#lib/messages/help.ts";

/** What this insurer's answers say: its policy, its window. */
export function helpFacts({ policy }: Pick<Insurer, "policy">): HelpFacts {
  const { branding, methods, session } = policy;
  return {
    temporaryDays: policy.temporaryCredentialDays,
    hasFormula: policy.temporaryCredential === "formula",
    senderDomain: senderDomain(),
    resetMinutes: policy.resetLinkMinutes,
    needsFactor: policy.resetNeedsFactor,
    idleMinutes: session.idleMinutes,
    rememberedMinutes: session.rememberedIdleMinutes,
    has: {
      passkey: methods.includes("passkey"),
      totp: methods.includes("totp"),
      email: methods.includes("email"),
    },
    contact: { name: branding.contactName, phone: branding.contactPhone },
  };
}
