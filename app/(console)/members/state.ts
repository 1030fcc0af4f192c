import { z } from "zod";
import { openState, sealState } from "#lib/console/access/sealed-state.ts";
import { ACTS_ON_MANY, type ActOnMany } from "#lib/console/members/act-on-many.ts";
import type { MemberCursor } from "#lib/console/members/member-order.ts";
import { type Selection, selectionSchema } from "#lib/console/members/selection.ts";

const searchSchema = z.string().max(254);
const cursorSchema = z.array(z.string()).max(4);

/** What was typed into the search box, and where a page begins, as the list's address carries them. */
export const sealSearch = (insurerId: string, typed: string) => sealState(insurerId, "search", typed);
export const openSearch = (insurerId: string, text: string) =>
  openState(insurerId, "search", { text, schema: searchSchema });
export const sealCursor = (insurerId: string, cursor: MemberCursor) => sealState(insurerId, "cursor", cursor);
export const openCursor = (insurerId: string, text: string) =>
  openState(insurerId, "cursor", { text, schema: cursorSchema });

const manySchema = z.object({ act: z.enum(ACTS_ON_MANY), selection: selectionSchema });
/** What was chosen in the list, on its way to the page that asks. */
export const sealMany = (insurerId: string, many: { act: ActOnMany; selection: Selection }) =>
  sealState(insurerId, "many", many);
export const openMany = (insurerId: string, text: string) => openState(insurerId, "many", { text, schema: manySchema });

/** The same on its way to 「通知書の作成」. */
export const sealSelection = (insurerId: string, selection: Selection) => sealState(insurerId, "selection", selection);
export const openSelection = (insurerId: string, text: string) =>
  openState(insurerId, "selection", { text, schema: selectionSchema });
