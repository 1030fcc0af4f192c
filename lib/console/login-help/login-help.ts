import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { MAX_HELP_BLOCKS } from "#lib/kernel/limits.ts";
import { fail, ok, type Refused, type Result } from "#lib/kernel/result.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { changeContent, presentContent, versionOf } from "../content/change-content.ts";
import { type ContentEvent, contentHistory } from "../content/content-history.ts";
import { orderedVerbs } from "../content/ordered-verbs.ts";
import { type Contact, type ContactProblem, type HelpBlock, readContact, readHelp } from "./read-help.ts";

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

/** Each block is saved by its title, moved and removed by its place. */
export const {
  save: saveHelpBlock,
  move: moveHelpBlock,
  remove: removeHelpBlock,
} = orderedVerbs({
  needs: "officer",
  max: MAX_HELP_BLOCKS,
  read: readHelp,
  nameOf: ({ title }: HelpBlock) => title,
  taken: "title-taken",
  actions: { save: "login-help.save", move: "login-help.move", delete: "login-help.delete" },
  detailOf: ({ title }) => ({ name: title }),
  present: (scope) => presentContent(scope, "loginHelp"),
  change: (scope, seen, change) => changeContent(scope, { part: "loginHelp", seen, change }),
});

/** 「窓口」: name, telephone, hours and postal address, on every page and letter of the portal. */
export const saveContact: ClerkVerb<
  { seen: string; typed: Contact },
  Result<undefined, "changed-meanwhile"> | Refused<ContactProblem>
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
