-- The text of an audit event that goes into its hash: every column but the two hashes.
-- Changing this text makes every existing chain fail portal_audit_verify.
--
-- Called by: portal_audit_append, portal_audit_verify.
-- Execute: nobody but the owner, with whose rights both callers run.
create or replace function portal_audit_text(event "AuditEvent") returns text
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

revoke all on function portal_audit_text("AuditEvent") from public, portal_app, portal_ops;
