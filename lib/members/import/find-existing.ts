import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { CalendarDate } from "#lib/typed-text/calendar-date.ts";
import { type MemberRow, memberKey } from "./member-row.ts";

export type ExistingMember = Omit<MemberRow, "loginId"> & {
  id: string;
  loginId: string;
  state: "active" | "disabled";
  birthDate: CalendarDate;
  isEmailConfirmed: boolean;
  /** Has not finished the first login, and has no valid temporary credential for it. */
  needsCredential: boolean;
};

/** As the file has them: dates as text. */
const columns = (now: Date) => Prisma.sql`
  m."id", m."symbol", m."number", m."branch", m."loginId", m."state"::text as "state", m."kind"::text as "kind",
  m."kana", m."name", m."birthDate"::text as "birthDate", m."email", m."qualifiedOn"::text as "qualifiedOn",
  m."disqualifiedOn"::text as "disqualifiedOn", m."emailConfirmedAt" is not null as "isEmailConfirmed",
  m."postalCode", m."postalAddress", m."postalBuilding",
  case when e."memberId" is null then null else jsonb_build_object('insurerNumber', e."insurerNumber",
    'validUntil', e."validUntil", 'copay', e."copay", 'limitCategory', e."limitCategory",
    'delivery', e."delivery") end as "eligibility",
  m."wizardCompletedAt" is null and p."isSet" is null
    and (t."expiresAt" is null or t."expiresAt" <= ${now}) as "needsCredential"`;

// Each row is looked up by itself, and a member by the order of the one index that has it: statistics do not know whom
// this transaction has made, so that a plain join may read all of them for each row.
const besides = Prisma.sql`
  left join lateral (select * from "Eligibility"
    where ("insurerId", "memberId") = (m."insurerId", m."id") limit 1) e on true
  left join lateral (select true as "isSet" from "PasswordCredential"
    where ("insurerId", "memberId") = (m."insurerId", m."id") limit 1) p on true
  left join lateral (select "expiresAt" from "TemporaryCredential"
    where ("insurerId", "memberId") = (m."insurerId", m."id") limit 1) t on true`;

type MemberName = Pick<MemberRow, "symbol" | "number" | "branch">;

/** The insurer's members with these 記号・番号・枝番, by `memberKey`: one statement for each batch. */
export async function findExisting(
  { tx, insurerId, now }: Scope,
  rows: readonly MemberName[],
): Promise<Map<string, ExistingMember>> {
  if (rows.length === 0) return new Map();
  const keys = JSON.stringify(rows.map(({ symbol, number, branch }) => ({ symbol, number, branch })));
  const found = await tx.$queryRaw<ExistingMember[]>`
    select ${columns(now)}
    from jsonb_to_recordset(${keys}::jsonb) as wanted("symbol" text, "number" text, "branch" text)
    cross join lateral (select * from "Member" m where m."insurerId" = ${insurerId}::uuid
      and (m."symbol", m."number", m."branch") >= (wanted."symbol", wanted."number", wanted."branch")
      order by m."symbol", m."number", m."branch" limit 1) m
    ${besides}
    where (m."symbol", m."number", m."branch") = (wanted."symbol", wanted."number", wanted."branch")`;
  return new Map(found.map((member) => [memberKey(member), member]));
}

/** How long the insurer's 記号 and 番号 are that begin with a zero. */
export type ZeroLed = { symbols: readonly number[]; numbers: readonly number[] };

/** `text`, and what it was if a spreadsheet has dropped its zeros. */
export function withZeros(text: string, lengths: readonly number[]): string[] {
  const { length } = [...text];
  return [text, ...lengths.flatMap((long) => (long > length ? "0".repeat(long - length) + text : []))];
}

function namesWithZeros(row: MemberRow, { symbols, numbers }: ZeroLed): MemberName[] {
  const names = withZeros(row.symbol, symbols).flatMap((symbol) =>
    withZeros(row.number, numbers).map((number) => ({ symbol, number, branch: row.branch })),
  );
  return names.slice(1);
}

/**
 * Members who are these rows' people but for zeros at the front of 記号 or 番号, which spreadsheets drop: same digits,
 * 枝番 and birth date. By the row's `memberKey`; nobody where two would fit.
 */
export async function findWithoutZeros(
  scope: Scope,
  rows: readonly MemberRow[],
  zeroLed: ZeroLed,
): Promise<Map<string, ExistingMember>> {
  const wanted = rows.map((row) => ({ row, names: namesWithZeros(row, zeroLed) }));
  const existing = await findExisting(
    scope,
    wanted.flatMap(({ names }) => names),
  );
  return new Map(
    wanted.flatMap(({ row, names }) => {
      const found = names.flatMap((name) => existing.get(memberKey(name)) ?? []);
      const [person, ...others] = found.filter(({ birthDate }) => birthDate === row.birthDate);
      return person && others.length === 0 ? [[memberKey(row), person] as const] : [];
    }),
  );
}
