import "server-only";
import { type CalendarDate, dateOfColumn } from "#lib/typed-text/calendar-date.ts";
import { foldTemporaryPassword } from "./hash-temporary-password.ts";

type FormulaParts = { symbol: string; number: string; birthDate: Date };

/** 記号＋番号＋生年月日 (manuals 000, 002, 003): 12, 3456789, 1980-12-01 → `12345678919801201`, folded. Never stored. */
export function formulaPassword({ symbol, number, birthDate }: FormulaParts): string {
  const day: CalendarDate = dateOfColumn(birthDate);
  return foldTemporaryPassword(`${symbol}${number}${day}`);
}
