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
  m."wizardCompletedAt" is null and p."memberId" is null
    and (t."memberId" is null or t."expiresAt" <= ${now}) as "needsCredential"`;

const credentials = Prisma.sql`
  left join "Eligibility" e on (e."insurerId", e."memberId") = (m."insurerId", m."id")
  left join "PasswordCredential" p on (p."insurerId", p."memberId") = (m."insurerId", m."id")
  left join "TemporaryCredential" t on (t."insurerId", t."memberId") = (m."insurerId", m."id")`;

/** The insurer's members with the 記号・番号・枝番 of these rows, by `memberKey`: one statement for each batch. */
export async function findExisting(
  { tx, insurerId, now }: Scope,
  rows: readonly MemberRow[],
): Promise<Map<string, ExistingMember>> {
  const keys = JSON.stringify(rows.map(({ symbol, number, branch }) => ({ symbol, number, branch })));
  const found = await tx.$queryRaw<ExistingMember[]>`
    select ${columns(now)}
    from jsonb_to_recordset(${keys}::jsonb) as wanted("symbol" text, "number" text, "branch" text)
    join "Member" m on m."insurerId" = ${insurerId}::uuid
      and (m."symbol", m."number", m."branch") = (wanted."symbol", wanted."number", wanted."branch")
    ${credentials}`;
  return new Map(found.map((member) => [memberKey(member), member]));
}

/**
 * Members who are these rows' people but for zeros at the front of 記号 or 番号, which spreadsheets drop: same digits,
 * 枝番 and birth date. By the row's `memberKey`; nobody where two would fit.
 */
export async function findWithoutZeros(
  { tx, insurerId, now }: Scope,
  rows: readonly MemberRow[],
): Promise<Map<string, ExistingMember>> {
  if (rows.length === 0) return new Map();
  const wanted = rows.map((row) => ({ ...row, key: memberKey(row) }));
  const found = await tx.$queryRaw<(ExistingMember & { key: string })[]>`
    select wanted."key", ${columns(now)}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as wanted("key" text, "symbol" text, "number" text, "branch" text, "birthDate" date)
    join "Member" m on m."insurerId" = ${insurerId}::uuid
      and ltrim(m."number", '0') = ltrim(wanted."number", '0') and m."branch" = wanted."branch"
      and ltrim(m."symbol", '0') = ltrim(wanted."symbol", '0') and m."birthDate" = wanted."birthDate"
      and length(m."symbol") >= length(wanted."symbol") and length(m."number") >= length(wanted."number")
    ${credentials}`;
  const times = new Map<string, number>();
  for (const { key } of found) times.set(key, (times.get(key) ?? 0) + 1);
  return new Map(found.flatMap(({ key, ...member }) => (times.get(key) === 1 ? [[key, member] as const] : [])));
}
