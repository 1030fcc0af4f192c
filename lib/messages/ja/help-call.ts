import type { HelpFacts } from "../help.ts";

/** Whom to call, in the middle of a sentence; the hours stand in the footer of every page. */
export function callTheWindow({ contact }: HelpFacts): string {
  return `${contact.name}（電話 ${contact.phone}）`;
}
