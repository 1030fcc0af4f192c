-- The clerk behind the account of a session of the console, and the insurer they work for, as one JSON
-- object: its shape is the type Clerk of lib/console/clerk-verb.ts. Null for one who works here no more.
--
-- Called by: currentClerk (lib/web/console/current-clerk.ts), on every page and action of the console.
-- Execute: portal_app.
-- SECURITY DEFINER: which insurer's row it is, is what is asked for. The caller has loaded the session of this account.
create or replace function portal_clerk(p_id uuid) returns jsonb
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select jsonb_build_object('id', "id", 'insurerId', "insurerId", 'name', "name", 'email', "email", 'role', "role")
    from "Clerk" where "id" = p_id and "state" = 'active'
  $$;

revoke all on function portal_clerk(uuid) from public, portal_app, portal_ops;
grant execute on function portal_clerk(uuid) to portal_app;
