import "server-only";
import type { CalendarDate } from "#lib/typed-text/calendar-date.ts";
import type { Eligibility } from "./eligibility-cells.ts";

/** The columns of an import file, in any order (spec §10). */
export const MEMBER_COLUMNS = [
  "記号",
  "番号",
  "枝番",
  "区分",
  "氏名カナ",
  "氏名",
  "生年月日",
  "仮ユーザID",
  "メールアドレス",
  "資格取得日",
  "資格喪失日",
  "郵便番号",
  "住所",
  "建物名",
  "保険者番号",
  "本人・家族",
  "有効期限",
  "負担割合",
  "限度区分",
  "交付区分",
] as const;
export type MemberColumn = (typeof MEMBER_COLUMNS)[number];

export const OPTIONAL_COLUMNS: readonly MemberColumn[] = [
  ...(["仮ユーザID", "メールアドレス", "郵便番号", "住所", "建物名"] as const),
  ...(["保険者番号", "本人・家族", "有効期限", "負担割合", "限度区分", "交付区分"] as const),
];

/** One row of the file as text, by column. */
export type MemberCells = Record<MemberColumn, string>;

export type MemberRow = {
  symbol: string;
  number: string;
  /** Two digits. */
  branch: string;
  kind: "insured" | "dependent";
  kana: string;
  name: string | null;
  birthDate: CalendarDate;
  /** Folded; null: the portal generates one. */
  loginId: string | null;
  email: string | null;
  qualifiedOn: CalendarDate | null;
  disqualifiedOn: CalendarDate | null;
  /** Seven digits. */
  postalCode: string | null;
  /** Prefecture to house number; null: not in the file, and what is on file stays. */
  postalAddress: string | null;
  postalBuilding: string | null;
  /** Null: not in the file, and what is on file stays. */
  eligibility: Eligibility | null;
};

/** A person's identity towards the insurer, as a key for maps. */
export function memberKey({ symbol, number, branch }: Pick<MemberRow, "symbol" | "number" | "branch">): string {
  return `${symbol}\n${number}\n${branch}`;
}
