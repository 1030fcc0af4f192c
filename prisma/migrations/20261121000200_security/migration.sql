-- prisma/prepare.ts has created the roles portal_app and portal_ops: they have
-- passwords, which do not belong in a migration.

grant usage on schema public to portal_app, portal_ops;

-- Row-level security: a row belongs to the insurer named by app.insurer_id, which
-- inTransaction (lib/db/in-transaction.ts) sets for one transaction. Unset means no row at all.
--
-- The policies need this function, and the trigger below needs portal_audit_append, before
-- prisma/functions is applied. Until then, no row is visible and no event can be written.
create function portal_insurer_id() returns uuid
  language sql stable parallel safe
  as $$ select null::uuid $$;

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

-- The audit chain.
create function portal_audit_append() returns trigger
  language plpgsql
  as $$ begin raise exception 'prisma/functions is not applied'; end $$;

create trigger audit_append before insert on "AuditEvent"
  for each row execute function portal_audit_append();
