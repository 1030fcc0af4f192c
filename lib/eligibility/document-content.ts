import "server-only";
import { z } from "zod";
import { charactersWithoutGlyph } from "#lib/kernel/document-font.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { CalendarDate } from "#lib/typed-text/calendar-date.ts";
import type { EligibilityCard } from "./read-cards.ts";

const dateSchema = z.custom<CalendarDate>((text) => typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text));

/** What a 資格確認書 says of a person, frozen when it is issued. */
export const documentContentSchema = z.strictObject({
  symbol: z.string(),
  number: z.string(),
  branch: z.string(),
  kind: z.enum(["insured", "dependent"]),
  kana: z.string(),
  name: z.string().nullable(),
  birthDate: dateSchema,
  qualifiedOn: dateSchema,
  validUntil: dateSchema,
  copay: z.string().nullable(),
  limitCategory: z.string().nullable(),
  holderName: z.string().nullable(),
  insurerNumber: z.string(),
  insurerName: z.string(),
  insurerAddress: z.string(),
  insurerPhone: z.string(),
});
export type DocumentContent = z.infer<typeof documentContentSchema>;

type Insurer = { name: string; policy: { branding: { contactAddress: string; contactPhone: string } } };

/** Why somebody gets no document. */
export type DocumentRefusal = "incomplete" | "characters";

/** The content of this person's document now; refuses what would be printed with a gap or a blank box. */
export function contentOf(card: EligibilityCard, insurer: Insurer): Result<DocumentContent, DocumentRefusal> {
  const { memberId: _, delivery: __, ...person } = card;
  const { contactAddress: insurerAddress, contactPhone: insurerPhone } = insurer.policy.branding;
  const read = documentContentSchema.safeParse({ ...person, insurerName: insurer.name, insurerAddress, insurerPhone });
  if (!read.success) return fail("incomplete");
  const texts = Object.values(read.data).filter((value) => value !== null);
  return charactersWithoutGlyph(texts.join("")).length > 0 ? fail("characters") : ok(read.data);
}

/** Of the person, as opposed to the insurer's address: a change of any makes a new document. */
export function isSameContent(left: DocumentContent, right: DocumentContent): boolean {
  return documentContentSchema.keyof().options.every((key) => left[key] === right[key]);
}
