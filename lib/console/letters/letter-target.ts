import "server-only";
import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { MAX_LISTED_MEMBERS } from "#lib/kernel/limits.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { selectionCondition, selectionSchema } from "../members/selection.ts";

const numberSchema = z.object({ symbol: z.string(), number: z.string(), branch: z.string().nullable() });

/** 記号・番号 as a clerk lists it; without 枝番 the whole household. */
export type ListedNumber = z.infer<typeof numberSchema>;

/** Whom an order of letters is for (spec §10). */
export const letterTargetSchema = z.discriminatedUnion("by", [
  /** Before the first login, and no temporary credential. */
  z.object({ by: z.literal("without") }),
  /** The temporary credential runs out within so many days. */
  z.object({ by: z.literal("expiring"), days: z.int().min(1).max(90) }),
  z.object({ by: z.literal("expired") }),
  z.object({ by: z.literal("before-first-login") }),
  /** Those to whom one import gave temporary credentials, which nobody has replaced since. */
  z.object({ by: z.literal("import"), at: z.iso.datetime() }),
  z.object({ by: z.literal("numbers"), numbers: z.array(numberSchema).min(1).max(MAX_LISTED_MEMBERS) }),
  z.object({ by: z.literal("member"), memberId: z.uuid() }),
  /** What a clerk has selected in the list of members. */
  z.object({ by: z.literal("selected"), selection: selectionSchema }),
  /** 「もう一度発行」: sheets of an earlier order that were lost. */
  z.object({ by: z.literal("sheets"), orderId: z.uuid(), from: z.int().min(1), to: z.int().min(1) }),
]);
export type LetterTarget = z.infer<typeof letterTargetSchema>;

/** What an order keeps of its target: no number and no id of a person. */
export const keptTargetSchema = z.object({
  by: z.enum(letterTargetSchema.options.map((option) => option.shape.by.value)),
  days: z.int().optional(),
  at: z.iso.datetime().optional(),
  /** Also those who have finished the first login; whoever finishes it after the order is left out otherwise. */
  reissuesFinished: z.boolean().optional(),
});
export type KeptTarget = z.infer<typeof keptTargetSchema>;

export function keptTarget(target: LetterTarget, reissuesFinished: boolean): KeptTarget {
  return keptTargetSchema.parse({ ...target, ...(reissuesFinished && { reissuesFinished }) });
}

/** Whom an order is for, in words. */
export function targetName({ by, days = 0, at = "" }: KeptTarget): string {
  return lettersText.targets[by](days, at);
}

/** Of `"Member" member left join "TemporaryCredential" temporary`: who is meant, disabled members and others alike. */
export function targetCondition(target: LetterTarget, scope: { insurerId: string; now: Date }): Prisma.Sql {
  const { now } = scope;
  switch (target.by) {
    case "without":
      return Prisma.sql`temporary."memberId" is null`;
    case "expiring":
      return Prisma.sql`(temporary."expiresAt" > ${now}
        and temporary."expiresAt" <= ${now}::timestamptz + make_interval(days => ${target.days}::int))`;
    case "expired":
      return Prisma.sql`temporary."expiresAt" <= ${now}`;
    case "before-first-login":
      return Prisma.sql`true`;
    case "import":
      return Prisma.sql`temporary."issuedAt" = ${target.at}::timestamptz`;
    case "numbers":
      return listed(target.numbers);
    case "member":
      return Prisma.sql`member."id" = ${target.memberId}::uuid`;
    case "selected":
      return selectionCondition(target.selection, scope);
    case "sheets":
      return Prisma.sql`member."id" in (select sheet."memberId" from "Letter" sheet
        where sheet."insurerId" = member."insurerId" and sheet."orderId" = ${target.orderId}::uuid
          and sheet."serial" between ${target.from}::int and ${target.to}::int)`;
  }
}

/** Numbers are compared as typed and without leading zeros, which spreadsheets drop. */
function listed(numbers: readonly ListedNumber[]): Prisma.Sql {
  return Prisma.sql`exists (
    select from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb)
      as listed("symbol" text, "number" text, "branch" text)
    where listed."symbol" = member."symbol" and ltrim(listed."number", '0') = ltrim(member."number", '0')
      and coalesce(listed."branch", member."branch") = member."branch")`;
}
