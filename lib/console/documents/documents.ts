import "server-only";
import { countTarget, type DeliveryNumber } from "#lib/eligibility/deliver.ts";
import { countDelivery, type DeliveryLine, type DeliveryList, listDelivery } from "#lib/eligibility/delivery-list.ts";
import { revokeDocument as revoke } from "#lib/eligibility/revoke-document.ts";
import { saveSeal } from "#lib/eligibility/save-seal.ts";
import { currentSeal, type Seal } from "#lib/eligibility/seal.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { startJob } from "../jobs/start-job.ts";

/** 「資格確認書」: how many have one, wait for one, have not opened it, or get it on paper. */
export const readDelivery: ClerkVerb<void, { counts: Record<DeliveryList, number>; hasSeal: boolean }> = {
  needs: "viewer",
  run: async (scope) => ({
    counts: await countDelivery(scope),
    hasSeal: (await currentSeal(scope)) !== null,
  }),
};

/** One of these lists; its last line is where the next page begins. */
export const listDeliveryLines: ClerkVerb<
  { list: DeliveryList; after: string | null; limit: number },
  { lines: DeliveryLine[]; next: string | null }
> = {
  needs: "viewer",
  run: async (scope, { limit, ...query }) => {
    const lines = await listDelivery(scope, { ...query, limit: limit + 1 });
    const shown = lines.slice(0, limit);
    return { lines: shown, next: lines.length > limit ? (shown.at(-1)?.memberId ?? null) : null };
  },
};

/** 「交付する」: the worker delivers, and the page of its job shows how far it is. */
export const startDelivery: ClerkVerb<DeliveryNumber[] | null, Result<{ jobId: string }, "nobody" | "off">> = {
  needs: "officer",
  run: async (scope, target) => {
    const { tx, insurerId, insurer, clerk, now } = scope;
    if (!insurer.policy.eligibility.isOn) return fail("off");
    if ((await countTarget(scope, target)) === 0) return fail("nobody");
    const numbers = target === null ? undefined : target.map((each) => ({ ...each }));
    const data = { insurerId, clerkId: clerk.id, numbers, requestedAt: now };
    const { id: subjectId } = await tx.documentDelivery.create({ data, select: { id: true } });
    return ok({ jobId: await startJob(scope, { kind: "documents-deliver", subjectId }) });
  },
};

/** 「無効にする」 of one document, by its number. */
export const revokeDocument: ClerkVerb<number, Result<undefined, "unknown" | "ended">> = {
  needs: "manager",
  run: revoke,
};

/** The seal, as it is printed. */
export const readSealFile: ClerkVerb<void, Seal | null> = { needs: "viewer", run: currentSeal };

/** 「保険者印を登録」: what `readLogo` has made of the upload. */
export const saveDocumentSeal: ClerkVerb<Seal, void> = { needs: "manager", run: saveSeal };
