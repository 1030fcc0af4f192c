import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { MAX_HELP_BLOCKS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkScope, ClerkVerb } from "../access/clerk-verb.ts";
import { changeContent, presentContent, versionOf } from "../content/change-content.ts";
import { type ContentEvent, contentHistory } from "../content/content-history.ts";
import { moved, put, without } from "../content/ordered.ts";
import {
  type Contact,
  type ContactProblem,
  type HelpBlock,
  type HelpProblem,
  readContact,
  readHelp,
  type TypedHelp,
} from "./read-help.ts";

export type LoginHelp = {
  blocks: HelpBlock[];
  contact: Contact;
  /** Of the blocks, and of what the contact is a part of. */
  seen: { blocks: string; contact: string };
  history: ContentEvent[];
};

/** 「ログインの案内」: what each group of members logs in with the first time, and whom they call. */
export const readLoginHelp: ClerkVerb<void, LoginHelp> = {
  needs: "viewer",
  run: async (scope) => {
    const blocks = await presentContent(scope, "loginHelp");
    const branding = await presentContent(scope, "branding");
    const { contactName, contactPhone, contactHours, contactAddress } = branding;
    const contact = { contactName, contactPhone, contactHours, contactAddress };
    const actions = ["login-help.save", "login-help.move", "login-help.delete", "contact.save"] as const;
    const seen = { blocks: versionOf(blocks), contact: versionOf(contact) };
    return { blocks, contact, seen, history: await contentHistory(scope, actions) };
  },
};

type Named = { place: number; seen: string };
export type HelpMiss = "unknown" | "changed-meanwhile";
export type HelpFailure = HelpProblem | HelpMiss | "title-taken" | "too-many";

function judged(
  blocks: readonly HelpBlock[],
  place: number | null,
  block: HelpBlock,
): Result<HelpBlock[], HelpFailure> {
  if (blocks.some(({ title }, other) => other !== place && title === block.title)) return fail("title-taken");
  if (place === null && blocks.length >= MAX_HELP_BLOCKS) return fail("too-many");
  return put(blocks, place, block);
}

/** 「保存」 of one block. @param place null for a new one, which stands last */
export const saveHelpBlock: ClerkVerb<
  { place: number | null; seen: string; typed: TypedHelp },
  Result<undefined, HelpFailure>
> = {
  needs: "officer",
  run: async (scope, { place, seen, typed }) => {
    const block = readHelp(typed);
    if (!block.ok) return block;
    const saved = await changeContent<"loginHelp", HelpFailure>(scope, {
      part: "loginHelp",
      seen,
      change: (blocks) => judged(blocks, place, block.value),
    });
    const detail = { name: block.value.title };
    if (saved.ok) await recordAudit(scope, { action: "login-help.save", result: "success", detail });
    return saved;
  },
};

/** One act on the block at `place`, and its audit event. */
async function act(
  scope: ClerkScope,
  { place, seen }: Named,
  act: {
    action: "login-help.move" | "login-help.delete";
    change: (all: HelpBlock[]) => Result<HelpBlock[], "unknown">;
  },
): Promise<Result<undefined, HelpMiss>> {
  const named = (await presentContent(scope, "loginHelp"))[place];
  const changed = await changeContent<"loginHelp", "unknown">(scope, { part: "loginHelp", seen, change: act.change });
  if (!changed.ok) return changed;
  await recordAudit(scope, { action: act.action, result: "success", detail: { name: named?.title ?? null } });
  return ok();
}

/** 「上へ」 (-1) and 「下へ」 (1). */
export const moveHelpBlock: ClerkVerb<Named & { by: -1 | 1 }, Result<undefined, HelpMiss>> = {
  needs: "officer",
  run: (scope, { by, ...named }) =>
    act(scope, named, { action: "login-help.move", change: (all) => moved(all, named.place, by) }),
};

/** 「削除」 of one block. */
export const removeHelpBlock: ClerkVerb<Named, Result<undefined, HelpMiss>> = {
  needs: "officer",
  run: (scope, named) => act(scope, named, { action: "login-help.delete", change: (all) => without(all, named.place) }),
};

/** 「窓口」: name, telephone, hours and postal address, on every page and letter of the portal. */
export const saveContact: ClerkVerb<
  { seen: string; typed: Contact },
  Result<undefined, ContactProblem | "changed-meanwhile">
> = {
  needs: "officer",
  run: async (scope, { seen, typed }) => {
    const contact = readContact(typed);
    if (!contact.ok) return contact;
    const present = await presentContent(scope, "branding");
    const { contactName, contactPhone, contactHours, contactAddress } = present;
    if (versionOf({ contactName, contactPhone, contactHours, contactAddress }) !== seen)
      return fail("changed-meanwhile");
    const saved = await changeContent(scope, {
      part: "branding",
      seen: versionOf(present),
      change: (branding) => ok({ ...branding, ...contact.value }),
    });
    const detail = { name: contact.value.contactName, phone: contact.value.contactPhone };
    if (saved.ok) await recordAudit(scope, { action: "contact.save", result: "success", detail });
    return saved;
  },
};
