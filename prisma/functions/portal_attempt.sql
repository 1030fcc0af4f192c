-- The login attempt behind a browser's cookie, its member, and the facts from which the next step
-- follows (lib/login-flow/facts.ts), as one JSON object: its shape is lib/login-flow/attempt-row.ts.
-- Null when no attempt has this hash, it ended or expired, it belongs to another host's insurer,
-- or its member is disabled.
-- p_lock locks the attempt's row until the caller's transaction ends.
--
-- Called by: loadAttempt (lib/login-flow/load-attempt.ts), on every page and action of the login.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER: it takes the host and finds the insurer itself, before app.insurer_id is set, so
-- that row-level security would hide every row. Each of its queries therefore names the insurer.
create or replace function portal_attempt(p_host text, p_token_hash text, p_now timestamptz, p_lock boolean)
  returns jsonb
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_attempt "LoginAttempt";
    found_member "Member";
    found_insurer "Insurer";
  begin
    select * into found_insurer from "Insurer" where "host" = p_host and "disabledAt" is null;
    if not found then return null; end if;
    if p_lock then
      perform 1 from "LoginAttempt"
        where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash for update;
    end if;
    select * into found_attempt from "LoginAttempt"
      where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash
        and "endedAt" is null and "expiresAt" > p_now;
    if not found then return null; end if;
    select * into found_member from "Member"
      where "insurerId" = found_insurer."id" and "id" = found_attempt."memberId" and "state" = 'active';
    if not found then return null; end if;
    return jsonb_build_object(
      'attempt', jsonb_build_object(
        'id', found_attempt."id", 'sessionId', found_attempt."sessionId",
        'proofs', found_attempt."proofs", 'selectedMethod', found_attempt."selectedMethod",
        'pendingEmail', (select "newEmail" from "EmailChange"
          where "insurerId" = found_insurer."id" and "attemptId" = found_attempt."id"
            and "confirmedAt" is null and "endedAt" is null and "expiresAt" > p_now
          order by "requestedAt" desc limit 1),
        'continuedAt', found_attempt."continuedAt",
        'isRemembered', found_attempt."isRemembered", 'returnTo', found_attempt."returnTo"),
      'member', jsonb_build_object(
        'id', found_member."id", 'kana', found_member."kana", 'loginId', found_member."loginId",
        'language', found_member."language",
        'email', found_member."email", 'emailConfirmedAt', found_member."emailConfirmedAt",
        'method', found_member."method", 'wizardCompletedAt', found_member."wizardCompletedAt",
        'firstLoginStop', found_member."firstLoginStop"),
      'temporaryCredential', (select "kind" from "TemporaryCredential"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'hasOwnPassword', exists (select 1 from "PasswordCredential"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'registered', jsonb_build_object(
        'totp', exists (select 1 from "TotpDevice"
          where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
        'passkey', exists (select 1 from "Passkey"
          where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
        'email', found_member."isEmailCodeEnabled"),
      'totpDeviceCount', (select count(*) from "TotpDevice"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'acceptedTermsVersion', coalesce((select max("version") from "TermsAcceptance"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"), 0),
      'currentTermsVersion', coalesce((select max("version") from "TermsVersion"
        where "insurerId" = found_insurer."id" and "publishedAt" <= p_now), 0));
  end $$;

revoke all on function portal_attempt(text, text, timestamptz, boolean) from public, portal_app, portal_ops;
grant execute on function portal_attempt(text, text, timestamptz, boolean) to portal_app, portal_ops;
