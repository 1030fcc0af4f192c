import "server-only";
import { memberImport } from "#lib/messages/ja/import.ts";
import type { Doubt, Doubts } from "./doubts.ts";

/** A doubt as the clerk reads it: the question's reason, and its first examples. */
export type DescribedDoubt = { reason: string; examples: string[] };

const { doubts: reasons, examples } = memberImport;

/** @param doubt one that is among `doubts` */
export function describeDoubt(doubts: Doubts, doubt: Doubt): DescribedDoubt {
  const { zeros, mostlyNew, restored, absent, glyphs } = doubts;
  const described: Record<Doubt, DescribedDoubt | undefined> = {
    zeros: zeros && { reason: reasons.zeros(zeros), examples: zeros.examples.map(examples.zeros) },
    mostlyNew: mostlyNew && { reason: reasons.mostlyNew(mostlyNew), examples: [] },
    restored: restored && { reason: reasons.restored(restored), examples: restored.examples.map(examples.restored) },
    absent: absent && { reason: reasons.absent(absent), examples: [] },
    glyphs: glyphs && { reason: reasons.glyphs(glyphs), examples: glyphs.examples.map(examples.glyphs) },
  };
  return described[doubt] ?? { reason: "", examples: [] };
}
