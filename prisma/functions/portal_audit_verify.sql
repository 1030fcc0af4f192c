-- Recomputes an insurer's audit chain from its first event. Returns the first sequence number
-- that does not hold, or null when the chain is whole.
--
-- Called by: `npm run portal -- audit verify` (scripts/portal/verify-chain.ts).
-- Execute: portal_ops.
-- SECURITY DEFINER: it reads AuditChainHead, which portal_app and portal_ops may not read.
create or replace function portal_audit_verify(p_insurer_id uuid) returns bigint
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
    -- Events deleted at the end of the chain: the head, which the application cannot write, still counts them.
    if exists (select 1 from "AuditChainHead" where "insurerId" = p_insurer_id
               and ("sequence" <> expected_sequence or "hash" <> expected_hash)) then
      return expected_sequence + 1;
    end if;
    return null;
  end $$;

revoke all on function portal_audit_verify(uuid) from public, portal_app, portal_ops;
grant execute on function portal_audit_verify(uuid) to portal_ops;
