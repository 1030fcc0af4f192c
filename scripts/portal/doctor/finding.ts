import type { doctor } from "#lib/messages/ja/doctor.ts";

export type Area = keyof typeof doctor.areas;

/** Of one area: nothing wrong, or what was found and how to put it right. */
export type Finding = { area: Area; found: string | null; cure: string | null };

/** The findings of one area; a good one where there is nothing wrong. */
export function findingsOf(area: Area, wrong: readonly { found: string; cure: string }[]): Finding[] {
  return wrong.length === 0 ? [{ area, found: null, cure: null }] : wrong.map((each) => ({ area, ...each }));
}
