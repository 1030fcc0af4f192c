import "server-only";
import { closeRefusals } from "#lib/audit/close-refusals.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";

/** Writes every insurer's refusals of the hours that are over (lib/audit/close-refusals.ts). @returns how many kinds */
export async function closeAllRefusals(now: Date): Promise<number> {
  let closed = 0;
  for (const insurer of await listInsurers()) {
    const context = systemContext(insurer, now);
    for (;;) {
      const taken = await inInsurer(context, closeRefusals);
      if (taken === 0) break;
      closed += taken;
    }
  }
  return closed;
}
