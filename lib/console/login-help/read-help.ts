import "server-only";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { HTML } from "#lib/insurers/read-markdown.ts";
import { MAX_CONTACT_CHARACTERS, MAX_HELP_CHARACTERS, MAX_HELP_TITLE } from "#lib/kernel/limits.ts";
import { ok, problemsIn, type Read, refuse } from "#lib/kernel/result.ts";
import { forgive, forgiveHyphens } from "#lib/typed-text/forgive.ts";
import { lengthProblem } from "#lib/typed-text/length-problem.ts";

export type HelpBlock = InsurerPolicy["loginHelp"][number];
export type TypedHelp = { title: string; body: string };
type HelpField = keyof TypedHelp;
export type HelpProblem = `${HelpField}-${"empty" | "too-long" | "html"}`;

function textProblem<Field extends HelpField>(field: Field, text: string, max: number) {
  return lengthProblem(field, text, max) ?? (HTML.test(text) ? (`${field}-html` as const) : null);
}

/** For whom, and what they log in with; each line is a paragraph. */
export function readHelp({ title: typedTitle, body }: TypedHelp): Read<HelpBlock, HelpProblem> {
  const title = forgive(typedTitle);
  // Not forgiven as a whole: NFKC would change the full-width signs of a sentence.
  const lines = body.split(/\r\n?|\n/).map((line) => line.replaceAll(/\p{Cc}/gu, "").trim());
  const paragraphs = lines.filter((line) => line !== "");
  const problems = problemsIn([
    textProblem("title", title, MAX_HELP_TITLE),
    paragraphs.length === 0 ? "body-empty" : textProblem("body", body, MAX_HELP_CHARACTERS),
  ]);
  return problems.length > 0 ? refuse(problems) : ok({ title, paragraphs });
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
export type ContactProblem = "contactPhone-unreadable" | `${ContactField}-${"empty" | "too-long"}`;

/** A telephone number of Japan, typed in any width and with any dashes. */
const PHONE = /^0(?:-?\d){8,10}$/;

export function readContact(typed: Contact): Read<Contact, ContactProblem> {
  const plain = (text: string) => text.replaceAll(/\p{Cc}/gu, "").trim();
  const contact = {
    contactName: plain(typed.contactName),
    contactPhone: forgiveHyphens(typed.contactPhone),
    contactHours: plain(typed.contactHours),
    contactAddress: plain(typed.contactAddress),
  };
  const problems = problemsIn(
    CONTACT_FIELDS.map((field): ContactProblem | null => {
      const problem = lengthProblem(field, contact[field], MAX_CONTACT_CHARACTERS);
      if (problem || field !== "contactPhone") return problem;
      return PHONE.test(contact.contactPhone) ? null : "contactPhone-unreadable";
    }),
  );
  return problems.length > 0 ? refuse(problems) : ok(contact);
}
