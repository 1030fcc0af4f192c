-- The reads of every request, each one statement: they take the host and the
-- hash of a cookie, so that they see exactly one insurer's one row.

-- Session, its member and its insurer; null when it ended, expired, idled out or
-- belongs to another host. Moves lastSeenAt forward at most once a minute.
create function portal_session(p_host text, p_token_hash text, p_now timestamptz) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_session "Session";
    found_member "Member";
    found_insurer "Insurer";
  begin
    select * into found_insurer from "Insurer" where "host" = p_host;
    if not found then return null; end if;
    select * into found_session from "Session"
      where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash and "endedAt" is null
        and "expiresAt" > p_now and "lastSeenAt" + make_interval(secs => "idleSeconds") > p_now;
    if not found then return null; end if;
    select * into found_member from "Member"
      where "insurerId" = found_insurer."id" and "id" = found_session."memberId" and "state" = 'active';
    if not found then return null; end if;
    if found_session."lastSeenAt" < p_now - interval '60 seconds' then
      update "Session" set "lastSeenAt" = p_now
        where "insurerId" = found_insurer."id" and "id" = found_session."id" and "endedAt" is null;
    end if;
    return jsonb_build_object(
      'session', jsonb_build_object(
        'id', found_session."id", 'createdAt', found_session."createdAt",
        'expiresAt', found_session."expiresAt", 'idleSeconds', found_session."idleSeconds",
        'proofs', found_session."proofs"),
      'member', jsonb_build_object(
        'id', found_member."id", 'kana', found_member."kana", 'loginId', found_member."loginId",
        'kind', found_member."kind", 'language', found_member."language", 'method', found_member."method"),
      'acceptedTermsVersion', coalesce((select max("version") from "TermsAcceptance"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"), 0),
      'currentTermsVersion', coalesce((select max("version") from "TermsVersion"
        where "insurerId" = found_insurer."id" and "publishedAt" <= p_now), 0));
  end $$;

-- Attempt with the facts from which the next step follows (lib/login-flow/facts.ts);
-- null when it ended, expired, or its member is disabled. p_lock takes the row for
-- the caller's transaction.
create function portal_attempt(p_host text, p_token_hash text, p_now timestamptz, p_lock boolean) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_attempt "LoginAttempt";
    found_member "Member";
    found_insurer "Insurer";
  begin
    select * into found_insurer from "Insurer" where "host" = p_host;
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
        'id', found_attempt."id", 'memberId', found_attempt."memberId", 'proofs', found_attempt."proofs",
        'selectedMethod', found_attempt."selectedMethod",
        'pendingEmail', found_attempt."pendingEmail", 'continuedAt', found_attempt."continuedAt",
        'isRemembered', found_attempt."isRemembered", 'returnTo', found_attempt."returnTo",
        'expiresAt', found_attempt."expiresAt"),
      'member', jsonb_build_object(
        'id', found_member."id", 'kana', found_member."kana", 'loginId', found_member."loginId",
        'kind', found_member."kind", 'language', found_member."language",
        'email', found_member."email", 'emailConfirmedAt', found_member."emailConfirmedAt",
        'method', found_member."method", 'isEmailCodeEnabled', found_member."isEmailCodeEnabled",
        'wizardCompletedAt', found_member."wizardCompletedAt"),
      'hasOwnPassword', exists (select 1 from "PasswordCredential"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'totpDeviceCount', (select count(*) from "TotpDevice"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'passkeyCount', (select count(*) from "Passkey"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'acceptedTermsVersion', coalesce((select max("version") from "TermsAcceptance"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"), 0),
      'currentTermsVersion', coalesce((select max("version") from "TermsVersion"
        where "insurerId" = found_insurer."id" and "publishedAt" <= p_now), 0));
  end $$;

-- The mail queue. The worker's own tables admit only their owner, so the
-- application reaches them through this one call, in its own transaction.
create function portal_enqueue_mail(p_insurer_id uuid, p_mail_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    perform graphile_worker.add_job(
      'send-mail',
      json_build_object('insurerId', p_insurer_id, 'mailId', p_mail_id),
      max_attempts := 20);
  end $$;

revoke execute on function portal_session(text, text, timestamptz) from public;
revoke execute on function portal_attempt(text, text, timestamptz, boolean) from public;
revoke execute on function portal_enqueue_mail(uuid, uuid) from public;
grant execute on function portal_session(text, text, timestamptz) to portal_app, portal_ops;
grant execute on function portal_attempt(text, text, timestamptz, boolean) to portal_app, portal_ops;
grant execute on function portal_enqueue_mail(uuid, uuid) to portal_app, portal_ops;

-- graphile_worker belongs to portal_ops, who runs it; so does the door to it.
grant create on schema public to portal_ops;
alter function portal_enqueue_mail(uuid, uuid) owner to portal_ops;
revoke create on schema public from portal_ops;
