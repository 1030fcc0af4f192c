-- The insurer of the current transaction, as inTransaction (lib/db/in-transaction.ts) set it in
-- app.insurer_id; null where nothing is set, so that the row-level security policies match no row.
--
-- Called by: the policy insurer_only of every tenant table.
-- Execute: portal_app and portal_ops, because a policy runs with the rights of whoever queries.
-- Not SECURITY DEFINER, and without a search_path of its own: either would keep PostgreSQL from
-- inlining it into the queries. It reads no table.
create or replace function portal_insurer_id() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('app.insurer_id', true), '')::uuid $$;

revoke all on function portal_insurer_id() from public, portal_app, portal_ops;
grant execute on function portal_insurer_id() to portal_app, portal_ops;
