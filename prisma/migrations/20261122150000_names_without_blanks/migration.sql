-- Clerks type a full name with and without the blank in it. Behind row-level security only a column of its own can
-- be searched by an index, as the migration member_search says; Prisma's schema does not know generated columns.
alter table "Member"
  add column "kanaJoined" text generated always as (replace("kana", E'\u3000', '')) stored,
  add column "nameJoined" text generated always as (replace("name", E'\u3000', '')) stored;

create index "Member_kana_joined_idx" on "Member" ("insurerId", "kanaJoined" collate "C", "id");
create index "Member_name_joined_idx" on "Member" ("insurerId", "nameJoined" collate "C", "id");
drop index "Member_name_idx";

-- Clerks are searched by nobody; the view has every column of the members' table.
create or replace view console."Member" as
  select '00000000-0000-7000-8000-000000000001'::uuid as "insurerId", "id",
    ''::text as "symbol", ''::text as "number", ''::text as "branch", 'insured'::"MemberKind" as "kind",
    "name" as "kana", null::text as "name", date '1900-01-01' as "birthDate",
    "email" as "loginId", "email", "invitedAt" as "emailConfirmedAt", null::text as "language",
    "method", false as "isEmailCodeEnabled", "state", null::date as "qualifiedOn", null::date as "disqualifiedOn",
    "createdAt" as "wizardCompletedAt", "lastLoginAt", "createdAt", "updatedAt",
    null::text as "postalCode", null::text as "postalAddress", null::text as "postalBuilding",
    null::text as "firstLoginStop", null::text as "kanaJoined", null::text as "nameJoined"
  from public."Clerk"
  where portal_insurer_id() = '00000000-0000-7000-8000-000000000001'
    or current_user not in ('portal_app', 'portal_ops');
