-- The session behind a browser's cookie, its member, and the terms versions, as one JSON object:
-- its shape is session-row.ts, beside load-session.ts. Null when no session has this hash, it ended,
-- expired or idled out, it belongs to another host's insurer, or its member is disabled.
-- Sets lastSeenAt to p_now, at most once a minute: a page view need not write.
-- p_lock locks the session's row until the caller's transaction ends.
--
-- Called by: loadSession (load-session.ts), on every page and action of a signed-in member.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER: as portal_attempt. Each of its queries names the insurer.
create or replace function portal_session(p_host text, p_token_hash text, p_now timestamptz, p_lock boolean)
  returns jsonb
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    found_session "Session";
    found_member "Member";
    found_insurer "Insurer";
  begin
    select * into found_insurer from "Insurer" where "host" = p_host and "disabledAt" is null;
    if not found then return null; end if;
    if p_lock then
      perform 1 from "Session"
        where "insurerId" = found_insurer."id" and "tokenHash" = p_token_hash for update;
    end if;
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
        'id', found_session."id", 'expiresAt', found_session."expiresAt",
        'idleSeconds', found_session."idleSeconds", 'isRemembered', found_session."isRemembered",
        'proofs', found_session."proofs", 'draft', found_session."draft",
        'hasDone', found_session."done" is not null),
      'member', jsonb_build_object(
        'id', found_member."id", 'kana', found_member."kana", 'loginId', found_member."loginId",
        'kind', found_member."kind", 'language', found_member."language", 'method', found_member."method",
        'email', found_member."email"),
      'hasRecoveryCode', exists (select 1 from "RecoveryCode"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"),
      'acceptedTermsVersion', coalesce((select max("version") from "TermsAcceptance"
        where "insurerId" = found_insurer."id" and "memberId" = found_member."id"), 0),
      'currentTermsVersion', coalesce((select max("version") from "TermsVersion"
        where "insurerId" = found_insurer."id" and "publishedAt" <= p_now), 0));
  end $$;

revoke all on function portal_session(text, text, timestamptz, boolean) from public, portal_app, portal_ops;
grant execute on function portal_session(text, text, timestamptz, boolean) to portal_app, portal_ops;
