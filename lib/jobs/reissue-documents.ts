import "server-only";
import { deliver } from "#lib/eligibility/deliver.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";

/**
 * Gives a new 資格確認書 to whoever of one insurer holds one that says something else than the insurer's file.
 * @returns how many
 */
export async function reissueDocumentsOf(insurer: Insurer, now: Date): Promise<number> {
  const { issued } = await deliver(systemContext(insurer, now), "holders", { report: () => {} });
  return issued;
}

/** As reissueDocumentsOf, for every insurer that has switched it on. @returns how many */
export async function reissueDocuments(now: Date): Promise<number> {
  let issued = 0;
  for (const insurer of (await listInsurers()).filter(({ policy }) => policy.eligibility.isOn))
    issued += await reissueDocumentsOf(insurer, now);
  return issued;
}
