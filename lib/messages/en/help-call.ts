import type { HelpFacts } from "../help.ts";

/** Whom to call, as part of a sentence. The window's name and hours are Japanese and are in the footer. */
export function callTheWindow({ contact }: HelpFacts): string {
  return `your health insurance society (phone ${contact.phone})`;
}
