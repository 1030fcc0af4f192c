-- Where members stop in the first login, and the list of members by it, by method, by kind and by last login.
alter table "Member" add column "firstLoginStop" text;

-- A clerk's first login is no member's.
create or replace view console."Member" as
  select '00000000-0000-7000-8000-000000000001'::uuid as "insurerId", "id",
    ''::text as "symbol", ''::text as "number", ''::text as "branch", 'insured'::"MemberKind" as "kind",
    "name" as "kana", null::text as "name", date '1900-01-01' as "birthDate",
    "email" as "loginId", "email", "invitedAt" as "emailConfirmedAt", null::text as "language",
    "method", false as "isEmailCodeEnabled", "state", null::date as "qualifiedOn", null::date as "disqualifiedOn",
    "createdAt" as "wizardCompletedAt", "lastLoginAt", "createdAt", "updatedAt",
    null::text as "postalCode", null::text as "postalAddress", null::text as "postalBuilding",
    null::text as "firstLoginStop"
  from public."Clerk"
  where portal_insurer_id() = '00000000-0000-7000-8000-000000000001'
    or current_user not in ('portal_app', 'portal_ops');

create index "Member_first_login_stop_idx" on "Member" ("insurerId", "firstLoginStop", "symbol", "number", "branch")
  where "state" = 'active' and "firstLoginStop" is not null;
create index "Member_not_begun_idx" on "Member" ("insurerId", "symbol", "number", "branch")
  where "state" = 'active' and "wizardCompletedAt" is null and "firstLoginStop" is null;
-- Enums are not leakproof to compare: behind row-level security, only the predicate of an index serves them.
create index "Member_insured_idx" on "Member" ("insurerId", "symbol", "number", "branch") where "kind" = 'insured';
create index "Member_dependent_idx" on "Member" ("insurerId", "symbol", "number", "branch") where "kind" = 'dependent';
create index "Member_passkey_idx" on "Member" ("insurerId", "symbol", "number", "branch") where "method" = 'passkey';
create index "Member_totp_idx" on "Member" ("insurerId", "symbol", "number", "branch") where "method" = 'totp';
create index "Member_email_method_idx" on "Member" ("insurerId", "symbol", "number", "branch") where "method" = 'email';
-- Whoever has not logged in comes last.
create index "Member_last_login_idx" on "Member"
  ("insurerId", (coalesce("lastLoginAt", '-infinity'::timestamptz)) desc, "id" desc);

-- 最近見た加入者: what one clerk has read.
create index "AuditEvent_read_by_idx" on "AuditEvent" ("insurerId", "actor", "sequence") where "action" = 'member.read';
