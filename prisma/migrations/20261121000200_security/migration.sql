-- Roles portal_app and portal_ops exist already (prisma/roles.ts): they carry
-- passwords, which a migration must not.

grant usage on schema public to portal_app, portal_ops;

-- Row-level security: a row belongs to the insurer named by app.insurer_id, which
-- inInsurer() sets for one transaction. Unset means no row at all.
create function portal_insurer_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.insurer_id', true), '')::uuid $$;

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'TermsVersion', 'Notice', 'Member', 'TemporaryCredential', 'PasswordCredential',
    'AuthenticatorGuard', 'TotpDevice', 'TotpEnrolment', 'Passkey', 'WebauthnChallenge',
    'EmailCode', 'OneTimeToken', 'LoginAttempt', 'Session', 'TermsAcceptance',
    'MailMessage', 'AuditEvent', 'AuditChainHead'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format(
      'create policy insurer_only on %I to portal_app, portal_ops
         using ("insurerId" = portal_insurer_id()) with check ("insurerId" = portal_insurer_id())',
      tenant_table);
  end loop;

  foreach tenant_table in array array[
    'Member', 'TemporaryCredential', 'PasswordCredential', 'AuthenticatorGuard',
    'TotpDevice', 'TotpEnrolment', 'Passkey', 'WebauthnChallenge', 'EmailCode',
    'OneTimeToken', 'LoginAttempt', 'Session', 'MailMessage'
  ] loop
    execute format('grant select, insert, update, delete on %I to portal_app, portal_ops', tenant_table);
  end loop;
end $$;

-- A member is never deleted by the application: 資格喪失 disables.
revoke delete on "Member" from portal_app, portal_ops;

grant select on "Insurer", "TermsVersion", "Notice" to portal_app, portal_ops;
grant insert, update on "Insurer", "Notice" to portal_ops;
-- A published version of the terms never changes.
grant insert on "TermsVersion" to portal_ops;
grant select, insert on "TermsAcceptance" to portal_app, portal_ops;
-- Append-only: insert and read (spec §11).
grant select, insert on "AuditEvent" to portal_app, portal_ops;
grant select, insert, update, delete on "RateLimit" to portal_app, portal_ops;

-- The audit chain. The trigger takes the insurer's head row, so that two writers
-- get two links; sequence and hashes are never the caller's.
create function portal_audit_text(event "AuditEvent") returns text
  language sql immutable
  as $$
    select jsonb_build_object(
      'insurerId', event."insurerId", 'sequence', event."sequence",
      'at', to_char(event."at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
      'actor', event."actor", 'memberId', event."memberId",
      'attemptId', event."attemptId", 'sessionId', event."sessionId",
      'action', event."action", 'result', event."result", 'detail', event."detail",
      'ipAddress', event."ipAddress", 'userAgent', event."userAgent")::text
  $$;

create function portal_audit_append() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    head "AuditChainHead";
  begin
    insert into "AuditChainHead" ("insurerId", "sequence", "hash")
      values (new."insurerId", 0, sha256(''::bytea)) on conflict do nothing;
    select * into head from "AuditChainHead" where "insurerId" = new."insurerId" for update;
    new."sequence" := head."sequence" + 1;
    new."previousHash" := head."hash";
    new."hash" := sha256(head."hash" || convert_to(portal_audit_text(new), 'UTF8'));
    update "AuditChainHead" set "sequence" = new."sequence", "hash" = new."hash"
      where "insurerId" = new."insurerId";
    return new;
  end $$;

create trigger audit_append before insert on "AuditEvent"
  for each row execute function portal_audit_append();

-- The first sequence at which an insurer's chain does not hold, or null.
create function portal_audit_verify(p_insurer_id uuid) returns bigint
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  declare
    event "AuditEvent";
    expected_hash bytea := sha256(''::bytea);
    expected_sequence bigint := 0;
  begin
    for event in select * from "AuditEvent" where "insurerId" = p_insurer_id order by "sequence" loop
      expected_sequence := expected_sequence + 1;
      if event."sequence" <> expected_sequence or event."previousHash" <> expected_hash
         or event."hash" <> sha256(expected_hash || convert_to(portal_audit_text(event), 'UTF8')) then
        return expected_sequence;
      end if;
      expected_hash := event."hash";
    end loop;
    -- A cut tail shows in the head, which the application cannot write.
    if exists (select 1 from "AuditChainHead" where "insurerId" = p_insurer_id
               and ("sequence" <> expected_sequence or "hash" <> expected_hash)) then
      return expected_sequence + 1;
    end if;
    return null;
  end $$;

revoke execute on function portal_audit_verify(uuid) from public;
grant execute on function portal_audit_verify(uuid) to portal_ops;
