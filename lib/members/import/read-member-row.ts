import "server-only";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { readBirthDate } from "#lib/typed-text/birth-date.ts";
import { readCalendarDate } from "#lib/typed-text/calendar-date.ts";
import { readEmail } from "#lib/typed-text/email.ts";
import { forgive, forgiveHyphens } from "#lib/typed-text/forgive.ts";
import { readKana } from "#lib/typed-text/kana.ts";
import { foldLoginId } from "#lib/typed-text/login-id.ts";
import { eligibilityProblems, readEligibility } from "./eligibility-cells.ts";
import type { RowFailure } from "./import-problem.ts";
import type { MemberCells, MemberColumn, MemberRow } from "./member-row.ts";

export type CellProblem = { column: MemberColumn; code: RowFailure };

const MAX_NUMBER_LENGTH = 20;
const MAX_NAME_LENGTH = 60;
const MAX_LOGIN_ID_LENGTH = 64;
/** 住所 and 建物名, each: what the window of an envelope shows in its smallest letters. */
const MAX_PLACE_LENGTH = 60;

/** 記号 may be letters, kana or kanji; 番号 digits. Both are text with leading zeros. */
function readNumber(text: string): Result<string, RowFailure> {
  const compact = forgive(text).replaceAll(" ", "");
  if (compact === "") return fail("empty");
  if (compact.length > MAX_NUMBER_LENGTH) return fail("too-long");
  return /^[\p{L}\p{N}-]+$/u.test(compact) ? ok(compact) : fail("unreadable");
}

/** 枝番 has two digits; spreadsheets drop the leading zero, and some systems write three. */
function readBranch(text: string): Result<string, RowFailure> {
  const compact = forgive(text);
  if (compact === "") return fail("empty");
  return /^0?[0-9]{1,2}$/.test(compact) ? ok(compact.slice(-2).padStart(2, "0")) : fail("unreadable");
}

/** Codes like 1 and 2 mean one thing here and another there: nothing is guessed. */
const KINDS: Readonly<Record<string, MemberRow["kind"]>> = {
  被保険者: "insured",
  本人: "insured",
  被扶養者: "dependent",
  家族: "dependent",
};

function readKind(text: string): Result<MemberRow["kind"], RowFailure> {
  const kind = forgive(text);
  if (kind === "") return fail("empty");
  const found = KINDS[kind];
  return found ? ok(found) : fail("unknown-kind");
}

/** A day as a spreadsheet writes a cell of date and time: at midnight. */
const withoutMidnight = (text: string): string => forgive(text).replace(/ 0?0:00(?::00)?$/, "");

/** 〒 and hyphens are forgiven; spreadsheets drop a leading zero. */
function readPostalCode(text: string): Result<string | null, RowFailure> {
  const digits = forgiveHyphens(text).replace(/[〒\s-]/gu, "");
  if (digits === "") return ok(null);
  return /^\d{6,7}$/.test(digits) ? ok(digits.padStart(7, "0")) : fail("unreadable");
}

/** 氏名 and 住所 are not normalised, because normal forms replace rare kanji by common ones. */
function readAsWritten(text: string, maxLength: number): Result<string | null, RowFailure> {
  const written = text
    .replace(/\p{Cf}|(?!\s)\p{Cc}/gu, "")
    .replace(/\s+/gu, "\u3000")
    .trim();
  return written.length > maxLength ? fail("too-long") : ok(written === "" ? null : written);
}

function readTemporaryLoginId(text: string): Result<string | null, RowFailure> {
  const loginId = foldLoginId(text);
  if (loginId.length > MAX_LOGIN_ID_LENGTH) return fail("too-long");
  return loginId.includes(" ") ? fail("unreadable") : ok(loginId === "" ? null : loginId);
}

/** An empty cell is null; any other must be readable. */
function optional<Value>(read: Result<Value, RowFailure>): Result<Value | null, RowFailure> {
  return !read.ok && read.code === "empty" ? ok(null) : read;
}

/** Whom a row is about, whatever else is wrong with it; `branch` null where it cannot be read. */
export function readMemberName(
  cells: MemberCells,
): (Pick<MemberRow, "symbol" | "number"> & { branch: string | null }) | null {
  const [symbol, number, branch] = [readNumber(cells.記号), readNumber(cells.番号), readBranch(cells.枝番)];
  if (!symbol.ok || !number.ok) return null;
  return { symbol: symbol.value, number: number.value, branch: branch.ok ? branch.value : null };
}

/** Reads one row by the rules for typed text (spec §3), with all its problems. @param today any moment of the day */
export function readMemberRow(
  cells: MemberCells,
  today: Date,
): { row: MemberRow; problems: [] } | { row: null; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const take = <Value>(column: MemberColumn, read: (text: string) => Result<Value, RowFailure>): Value => {
    const result = read(cells[column]);
    if (!result.ok) problems.push({ column, code: result.code });
    // A row with a problem is never returned.
    return result.ok ? result.value : (undefined as Value);
  };
  const row: MemberRow = {
    symbol: take("記号", readNumber),
    number: take("番号", readNumber),
    branch: take("枝番", readBranch),
    kind: take("区分", readKind),
    kana: take("氏名カナ", readKana),
    name: take("氏名", (text) => readAsWritten(text, MAX_NAME_LENGTH)),
    birthDate: take("生年月日", (text) => readBirthDate(withoutMidnight(text), today)),
    loginId: take("仮ユーザID", readTemporaryLoginId),
    email: take("メールアドレス", (text) => optional(readEmail(text))),
    qualifiedOn: take("資格取得日", (text) => optional(readCalendarDate(withoutMidnight(text)))),
    disqualifiedOn: take("資格喪失日", (text) => optional(readCalendarDate(withoutMidnight(text)))),
    postalCode: take("郵便番号", readPostalCode),
    postalAddress: take("住所", (text) => readAsWritten(text, MAX_PLACE_LENGTH)),
    postalBuilding: take("建物名", (text) => readAsWritten(text, MAX_PLACE_LENGTH)),
    eligibility: readEligibility(take),
  };
  if (row.qualifiedOn && row.disqualifiedOn && row.disqualifiedOn < row.qualifiedOn) {
    problems.push({ column: "資格喪失日", code: "before-qualification" });
  }
  problems.push(...eligibilityProblems(cells, row));
  return problems.length > 0 ? { row: null, problems } : { row, problems: [] };
}
