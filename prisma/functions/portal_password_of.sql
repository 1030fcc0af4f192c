-- What a typed password is compared with: the member who has this user ID, their own password and their temporary
-- one, whatever state they are in, as one JSON object: its shape is lib/credentials/password/password-row.ts. Before,
-- it counts the try as a miss of the authenticator that it names. Null for a user ID that nobody has; the try is then
-- counted in p_bucket, so that either answer is one row written and flushed.
-- p_waits, p_random_waits, p_formula_waits: of portal_charge_guard, for a password of their own and each kind of a
-- temporary one. p_network: of the peer.
--
-- Called by: chooseCandidate (lib/credentials/password/check-password.ts), at every login by password.
-- Execute: portal_app.
-- SECURITY DEFINER: as portal_attempt, and so that one statement without a transaction does it. Each of its queries
-- names the insurer.
create or replace function portal_password_of(p_host text, p_login_id text, p_bucket integer, p_browser_hash text,
    p_network text, p_now timestamptz, p_waits integer[], p_random_waits integer[], p_formula_waits integer[])
  returns jsonb
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_insurer_id uuid;
    found_member "Member";
    own "PasswordCredential";
    "temporary" "TemporaryCredential";
    named "Authenticator" := 'temporary';
    outcome text;
  begin
    select "id" into found_insurer_id from "Insurer" where "host" = p_host and "disabledAt" is null;
    if not found then return null; end if;
    select * into found_member from "Member" where "insurerId" = found_insurer_id and "loginId" = p_login_id;
    if not found then
      insert into "UnknownLogin" as known ("insurerId", "bucket") values (found_insurer_id, p_bucket)
        on conflict ("insurerId", "bucket") do update set "tries" = known."tries" + 1;
      return null;
    end if;
    select * into "temporary" from "TemporaryCredential"
      where "insurerId" = found_insurer_id and "memberId" = found_member."id";
    select * into own from "PasswordCredential"
      where "insurerId" = found_insurer_id and "memberId" = found_member."id";
    if found then
      named := case when exists (select from "KnownBrowser" where "insurerId" = found_insurer_id
          and "memberId" = found_member."id" and "tokenHash" = p_browser_hash)
        then 'passwordInKnownBrowser' else 'password' end;
      outcome := portal_charge_guard(found_insurer_id, found_member."id", named, null, p_now, p_waits);
    else
      outcome := portal_charge_guard(found_insurer_id, found_member."id", named, p_network, p_now,
        case when "temporary"."kind" = 'formula' then p_formula_waits else p_random_waits end);
    end if;
    return jsonb_build_object(
      'member', jsonb_build_object(
        'id', found_member."id", 'state', found_member."state", 'symbol', found_member."symbol",
        'number', found_member."number", 'birthDate', found_member."birthDate"),
      'own', case when own."memberId" is not null then jsonb_build_object(
        'passwordHash', own."passwordHash", 'pepperId', own."pepperId", 'createdAt', own."createdAt") end,
      'temporary', case when "temporary"."memberId" is not null then jsonb_build_object(
        'kind', "temporary"."kind", 'passwordHash', "temporary"."passwordHash",
        'issuedAt', "temporary"."issuedAt", 'expiresAt', "temporary"."expiresAt") end,
      'authenticator', named,
      'charge', outcome);
  end $$;

revoke all on function portal_password_of(text, text, integer, text, text, timestamptz, integer[], integer[],
  integer[]) from public, portal_app, portal_ops;
grant execute on function portal_password_of(text, text, integer, text, text, timestamptz, integer[], integer[],
  integer[]) to portal_app;
