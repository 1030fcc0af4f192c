import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { holdName } from "#lib/db/hold-name.ts";
import { MAX_TERMS_DRAFT_CHARACTERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type PublishTermsFailure, publishTerms, readTerms, type TermsProblem } from "#lib/operations/publish-terms.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { presentDraft } from "./terms.ts";

type DraftMiss = "changed-meanwhile";

/** The draft, if it still is the one that was seen; whoever else writes it waits. */
async function holdDraft(scope: ClerkScope, seen: string) {
  await holdName(scope.tx, `terms.draft:${scope.insurerId}`);
  const present = await presentDraft(scope);
  return present.seen === seen ? ok(present.row) : fail("changed-meanwhile");
}

/** 「下書きを保存」. @param seen of the draft that was read; empty for the first */
export const saveTermsDraft: ClerkVerb<{ seen: string; body: string }, Result<undefined, TermsProblem | DraftMiss>> = {
  needs: "officer",
  run: async (scope, { seen, body: typed }) => {
    if (typed.length > MAX_TERMS_DRAFT_CHARACTERS) return fail("too-long");
    const body = readTerms(typed);
    if (!body.ok) return body;
    const held = await holdDraft(scope, seen);
    if (!held.ok) return held;
    const { tx, insurerId, now, clerk } = scope;
    const draft = { body: body.value, changedAt: now, changedBy: clerk.id };
    await tx.termsDraft.upsert({ where: { insurerId }, create: { insurerId, ...draft }, update: draft });
    await recordAudit(scope, { action: "terms.draft", result: "success" });
    return ok();
  },
};

/** 「下書きを破棄」. */
export const discardTermsDraft: ClerkVerb<{ seen: string }, Result<undefined, DraftMiss>> = {
  needs: "officer",
  run: async (scope, { seen }) => {
    const held = await holdDraft(scope, seen);
    if (!held.ok) return held;
    const { count } = await scope.tx.termsDraft.deleteMany({ where: { insurerId: scope.insurerId } });
    if (count > 0) await recordAudit(scope, { action: "terms.discard", result: "success" });
    return ok();
  },
};

export type PublishDraftFailure = PublishTermsFailure | DraftMiss | "wrong-version" | "no-draft";

/**
 * 「公開」: the draft becomes the next version, in force at once, by the operator's verb.
 * @param typedVersion the number of the new version, typed to confirm what cannot be taken back
 */
export const publishTermsDraft: ClerkVerb<
  { seen: string; typedVersion: string },
  Result<{ version: number }, PublishDraftFailure>
> = {
  needs: "manager",
  run: async (scope, { seen, typedVersion }) => {
    const held = await holdDraft(scope, seen);
    if (!held.ok) return held;
    if (!held.value) return fail("no-draft");
    const { tx, insurerId } = scope;
    const latest = await tx.termsVersion.aggregate({ where: { insurerId }, _max: { version: true } });
    const next = (latest._max.version ?? 0) + 1;
    if (typedVersion.normalize("NFKC").trim() !== String(next)) return fail("wrong-version");
    const published = await publishTerms(scope, held.value.body);
    if (published.ok) await tx.termsDraft.delete({ where: { insurerId } });
    return published;
  },
};
