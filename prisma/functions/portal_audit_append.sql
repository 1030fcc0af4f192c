-- Gives a new audit event its sequence, the hash of the event before it, and its own hash,
-- whatever the caller wrote in these columns. It locks the insurer's row of AuditChainHead:
-- of two parallel writers, one waits for the other.
--
-- Called by: the trigger audit_append, before each insert into AuditEvent (lib/audit/record-audit.ts).
-- Execute: nobody but the owner. PostgreSQL asks for the right when a trigger is created, not when it fires.
-- SECURITY DEFINER: it writes AuditChainHead, which portal_app and portal_ops may not write.
create or replace function portal_audit_append() returns trigger
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

revoke all on function portal_audit_append() from public, portal_app, portal_ops;
