import type { HelpFacts } from "../help.ts";

/** Whom to call, and when, in the middle of a sentence. */
export function callTheWindow({ contact }: HelpFacts): string {
  return `${contact.name} (phone ${contact.phone}, ${contact.hours})`;
}
