import "server-only";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { type CalendarDate, readCalendarDate } from "#lib/typed-text/calendar-date.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import type { RowFailure } from "./import-problem.ts";
import type { MemberCells, MemberColumn, MemberRow } from "./member-row.ts";

/** 交付区分: 資格情報のお知らせ for who uses a マイナ保険証, 資格確認書 for everybody else. */
export type Delivery = "notice" | "certificate";

/** What an insurer knows of a person's eligibility beside their row: 被保険者 or 被扶養者 says 本人・家族 already. */
export type Eligibility = {
  /** Eight digits. */
  insurerNumber: string;
  validUntil: CalendarDate | null;
  /** 「3割」, as it is printed. */
  copay: string | null;
  limitCategory: string | null;
  delivery: Delivery;
};

/** As a row of the file is compared with what is on file. */
export const ELIGIBILITY_COLUMNS = [
  ["保険者番号", "insurerNumber"],
  ["有効期限", "validUntil"],
  ["負担割合", "copay"],
  ["限度区分", "limitCategory"],
  ["交付区分", "delivery"],
] as const satisfies [MemberColumn, keyof Eligibility][];

const RELATIONS = { 本人: "insured", 家族: "dependent" } as const;
const COPAYS = ["1割", "2割", "3割"];
const LIMITS = ["ア", "イ", "ウ", "エ", "オ", "現役並みⅢ", "現役並みⅡ", "現役並みⅠ", "一般", "低所得Ⅱ", "低所得Ⅰ"];
const DELIVERIES = { 資格情報のお知らせ: "notice", 資格確認書: "certificate" } as const;

/** A value of ELIGIBILITY_COLUMNS as a file has it. */
export const asInFile = (value: string | null): string | null =>
  Object.entries(DELIVERIES).find(([, delivery]) => delivery === value)?.[0] ?? value;

const compact = (text: string) => forgive(text).replaceAll(" ", "");

/** One of a closed list, in any width: nothing is guessed. An empty cell is null. */
function oneOf<Value>(
  choices: readonly (readonly [string, Value])[],
  code: RowFailure,
): (text: string) => Result<Value | null, RowFailure> {
  return (text) => {
    if (compact(text) === "") return ok(null);
    const found = choices.find(([name]) => compact(name) === compact(text));
    return found ? ok(found[1]) : fail(code);
  };
}

const itself = (text: string) => [text, text] as const;
const readRelation = oneOf(Object.entries(RELATIONS), "unknown-relation");
const readCopay = oneOf(COPAYS.map(itself), "unknown-copay");
const readLimit = oneOf(LIMITS.map(itself), "unknown-limit");
const readDelivery = oneOf(Object.entries(DELIVERIES), "unknown-delivery");

/** Weights 2, 1, 2, … from the left, digits of the products added up (保険者番号等設定要領, 検証番号). */
function hasCheckDigit(number: string): boolean {
  const digits = [...number].map(Number);
  const products = digits.slice(0, -1).map((digit, place) => digit * (place % 2 === 0 ? 2 : 1));
  const sum = products.reduce((total, product) => total + Math.floor(product / 10) + (product % 10), 0);
  return (10 - (sum % 10)) % 10 === digits.at(-1);
}

/** Eight digits; spreadsheets drop the leading zero. */
function readInsurerNumber(text: string): Result<string | null, RowFailure> {
  const typed = compact(text);
  if (typed === "") return ok(null);
  if (!/^[0-9]{7,8}$/.test(typed)) return fail("unreadable");
  const number = typed.padStart(8, "0");
  return hasCheckDigit(number) ? ok(number) : fail("wrong-check-digit");
}

function readDate(text: string): Result<CalendarDate | null, RowFailure> {
  const date = readCalendarDate(text);
  return !date.ok && date.code === "empty" ? ok(null) : date;
}

type Take = <Value>(column: MemberColumn, read: (text: string) => Result<Value, RowFailure>) => Value;

/** Reads the cells of eligibility. @returns null for a row that has neither 保険者番号 nor 交付区分 */
export function readEligibility(take: Take): Eligibility | null {
  const insurerNumber = take("保険者番号", readInsurerNumber);
  const validUntil = take("有効期限", readDate);
  const copay = take("負担割合", readCopay);
  const limitCategory = take("限度区分", readLimit);
  const delivery = take("交付区分", readDelivery);
  return insurerNumber && delivery ? { insurerNumber, validUntil, copay, limitCategory, delivery } : null;
}

const OURS = ["保険者番号", "本人・家族", "有効期限", "負担割合", "限度区分", "交付区分"] as const;

/** What no cell shows by itself: a row with one of the columns needs those without which nothing can be shown. */
export function eligibilityProblems(
  cells: MemberCells,
  { kind, eligibility, qualifiedOn }: MemberRow,
): { column: MemberColumn; code: RowFailure }[] {
  if (OURS.every((column) => compact(cells[column]) === "")) return [];
  const isEmpty = (column: MemberColumn) => compact(cells[column]) === "";
  const needed: MemberColumn[] = ["保険者番号", "交付区分"];
  if (eligibility?.delivery === "certificate") needed.push("有効期限", "資格取得日");
  const problems: { column: MemberColumn; code: RowFailure }[] = needed
    .filter(isEmpty)
    .map((column) => ({ column, code: "empty" }));
  const relation = readRelation(cells["本人・家族"]);
  if (!relation.ok) problems.push({ column: "本人・家族", code: relation.code });
  else if (relation.value && kind && relation.value !== kind) {
    problems.push({ column: "本人・家族", code: "contradicts-kind" });
  }
  if (qualifiedOn && eligibility?.validUntil && eligibility.validUntil < qualifiedOn) {
    problems.push({ column: "有効期限", code: "before-qualification" });
  }
  return problems;
}
