import type { HelpFacts } from "../help.ts";

/** Whom to call, in the middle of a sentence; the window's own name and hours are Japanese, and stand in the footer. */
export function callTheWindow({ contact }: HelpFacts): string {
  return `your health insurance society (phone ${contact.phone})`;
}
