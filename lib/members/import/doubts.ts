import "server-only";
import { z } from "zod";
import { charactersWithoutGlyph } from "#lib/kernel/document-font.ts";
import type { MemberColumn } from "./member-row.ts";

/** What looks like a mistake, with its evidence: each is asked before anything is written. */
export const doubtsSchema = z.object({
  /** 番号 that would be a member's, had a spreadsheet not dropped its zeros. */
  zeros: z.object({
    count: z.number(),
    examples: z.array(z.object({ line: z.number(), from: z.string(), to: z.string() })),
  }),
  /** Nearly all rows are new although the insurer has members. */
  mostlyNew: z.object({ created: z.number(), rows: z.number(), members: z.number() }),
  /** Disabled members who may log in again. */
  restored: z.object({ count: z.number(), examples: z.array(z.object({ line: z.number(), who: z.string() })) }),
  /** 外字, code points without a character, and in 氏名 what the font of documents cannot show. */
  glyphs: z.object({
    count: z.number(),
    examples: z.array(z.object({ line: z.number(), column: z.string(), codePoint: z.string() })),
  }),
  /** So many members who are not in the file lose their 資格; `unnamed` rows may mean some of them. */
  absent: z.object({ count: z.number(), members: z.number(), unnamed: z.number().optional() }),
});
export const someDoubtsSchema = doubtsSchema.partial();
export type Doubts = z.infer<typeof someDoubtsSchema>;
export type Doubt = keyof Doubts;

/** The clerk's answers; the number typed for 一覧にいない人 is how many of them there are. */
export const decisionsSchema = z
  .object({
    zeros: z.enum(["pad", "keep"]),
    mostlyNew: z.literal("accept"),
    restored: z.enum(["restore", "skip"]),
    glyphs: z.literal("accept"),
    absent: z.number().int(),
  })
  .partial();
export type Decisions = z.infer<typeof decisionsSchema>;

/** In the order of the screen. */
export const DOUBTS = ["zeros", "mostlyNew", "restored", "absent", "glyphs"] as const satisfies readonly Doubt[];

/** How many examples of a doubt are shown. */
const EXAMPLES = 20;

const MOSTLY_NEW = { share: 0.9, rows: 20 };
/** 一覧にいない人: above either, the number is asked. */
export const ABSENT_LIMIT = { share: 0.1, members: 100 };

/** Code points that no font has: private use (外字), unassigned. */
const WITHOUT_GLYPH = /[\p{Co}\p{Cn}]/gu;

/** Gathers the evidence while the rows pass. */
export class DoubtNotes {
  private readonly found: Doubts = {};

  zeros(line: number, from: string, to: string): void {
    this.found.zeros ??= { count: 0, examples: [] };
    note(this.found.zeros, { line, from, to });
  }

  restored(line: number, who: string): void {
    this.found.restored ??= { count: 0, examples: [] };
    note(this.found.restored, { line, who });
  }

  /** @param isPrinted the row is of somebody whose name a document shows */
  text(line: number, column: MemberColumn, { text, isPrinted }: { text: string; isPrinted: boolean }): void {
    const isName = isPrinted && column === "氏名";
    const missing = isName ? charactersWithoutGlyph(text) : (text.match(WITHOUT_GLYPH) ?? []);
    for (const glyph of missing) {
      this.found.glyphs ??= { count: 0, examples: [] };
      const codePoint = `U+${glyph.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
      note(this.found.glyphs, { line, column, codePoint });
    }
  }

  /**
   * @param members the insurer's active members before the import
   * @param unnamed bad rows of which nobody knows whom they mean
   */
  result(counts: Record<"created" | "rows" | "absent" | "members" | "unnamed", number>): Doubts {
    const { created, rows, absent, members, unnamed } = counts;
    const isMostlyNew = members > 0 && rows >= MOSTLY_NEW.rows && created >= rows * MOSTLY_NEW.share;
    const isManyAbsent = absent > Math.min(ABSENT_LIMIT.members, members * ABSENT_LIMIT.share);
    const isUnsure = absent > 0 && unnamed > 0;
    return {
      ...this.found,
      ...(isMostlyNew && { mostlyNew: { created, rows, members } }),
      ...((isManyAbsent || isUnsure) && { absent: { count: absent, members, ...(isUnsure && { unnamed }) } }),
    };
  }
}

function note<Example>(doubt: { count: number; examples: Example[] }, example: Example): void {
  doubt.count += 1;
  if (doubt.examples.length < EXAMPLES) doubt.examples.push(example);
}

/** The doubts that these answers leave open. A number that is not that of the absent answers nothing. */
export function openDoubts(doubts: Doubts, decisions: Decisions): Doubt[] {
  return DOUBTS.filter((doubt) => {
    if (!doubts[doubt]) return false;
    return doubt === "absent" ? decisions.absent !== doubts.absent?.count : decisions[doubt] === undefined;
  });
}
