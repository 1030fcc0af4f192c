-- 「加入者をさがす」 at a million members. Behind row-level security an index serves only operators that are leakproof:
-- equality and order are, LIKE and functions are not. A prefix is therefore a range, in the collation "C".
create index "Member_number_idx" on "Member" ("insurerId", "number");
create index "Member_kana_idx" on "Member" ("insurerId", "kana" collate "C", "id");
create index "Member_name_idx" on "Member" ("insurerId", "name" collate "C", "id");
create index "Member_loginId_idx" on "Member" ("insurerId", "loginId" collate "C", "id");

-- The groups of the list, in its order.
create index "Member_not_logged_in_idx" on "Member" ("insurerId", "symbol", "number", "branch")
  where "state" = 'active' and "wizardCompletedAt" is null;
create index "Member_disabled_idx" on "Member" ("insurerId", "symbol", "number", "branch") where "state" = 'disabled';
create index "TemporaryCredential_expiresAt_idx" on "TemporaryCredential" ("insurerId", "expiresAt");
create index "AuthenticatorGuard_locked_idx" on "AuthenticatorGuard" ("insurerId", "memberId")
  where "network" = '' and ("disabledAt" is not null or "waitUntil" is not null);
