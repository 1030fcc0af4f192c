import { byMethod } from "#lib/insurers/by-method.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { senderDomain } from "#lib/mail/sender-domain.ts";
import type { HelpFacts } from "#lib/messages/help.ts";

/** This insurer's values in the answers. */
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
    has: byMethod((method) => methods.includes(method)),
    contact: { name: branding.contactName, phone: branding.contactPhone },
  };
}
