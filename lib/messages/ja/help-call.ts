import type { HelpFacts } from "../help.ts";

/** Whom to call, as part of a sentence; the hours are in the footer of every page. */
export function callTheWindow({ contact }: HelpFacts): string {
  return `${contact.name}（電話 ${contact.phone}）`;
}
