import "server-only";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { HTML } from "#lib/insurers/read-markdown.ts";
import { MAX_CONTACT_CHARACTERS, MAX_HELP_CHARACTERS, MAX_HELP_TITLE } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgive, forgiveHyphens } from "#lib/typed-text/forgive.ts";

export type HelpBlock = InsurerPolicy["loginHelp"][number];
export type TypedHelp = { title: string; body: string };
export type HelpProblem = "title-empty" | "title-too-long" | "body-empty" | "body-too-long" | "body-html";

/** For whom, and what they log in with; each line is a paragraph. */
export function readHelp({ title: typedTitle, body }: TypedHelp): Result<HelpBlock, HelpProblem> {
  const title = forgive(typedTitle);
  if (title === "") return fail("title-empty");
  if (title.length > MAX_HELP_TITLE) return fail("title-too-long");
  if (body.length > MAX_HELP_CHARACTERS) return fail("body-too-long");
  if (HTML.test(body) || HTML.test(title)) return fail("body-html");
  // Not forgiven as a whole: NFKC would change the full-width signs of a sentence.
  const lines = body.split(/\r\n?|\n/).map((line) => line.replaceAll(/\p{Cc}/gu, "").trim());
  const paragraphs = lines.filter((line) => line !== "");
  return paragraphs.length === 0 ? fail("body-empty") : ok({ title, paragraphs });
}

export type Contact = Pick<
  InsurerPolicy["branding"],
  "contactName" | "contactPhone" | "contactHours" | "contactAddress"
>;

export const CONTACT_FIELDS = [
  "contactName",
  "contactPhone",
  "contactHours",
  "contactAddress",
] as const satisfies readonly (keyof Contact)[];

type ContactField = (typeof CONTACT_FIELDS)[number];
export type ContactProblem = "phone-unreadable" | `${ContactField}-empty` | `${ContactField}-too-long`;

/** A telephone number of Japan, typed in any width and with any dashes. */
const PHONE = /^0(?:-?\d){8,10}$/;

export function readContact(typed: Contact): Result<Contact, ContactProblem> {
  const read = { ...typed };
  for (const field of CONTACT_FIELDS) {
    read[field] =
      field === "contactPhone" ? forgiveHyphens(typed[field]) : typed[field].replaceAll(/\p{Cc}/gu, "").trim();
    if (read[field] === "") return fail(`${field}-empty`);
    if (read[field].length > MAX_CONTACT_CHARACTERS) return fail(`${field}-too-long`);
  }
  return PHONE.test(read.contactPhone) ? ok(read) : fail("phone-unreadable");
}
