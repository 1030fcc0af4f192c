-- Writes to a clerk's row what the login changes of its member: the method that was set up, and the
-- moment of the login. The rest of the view's columns is constant, or the insurer's to change.
--
-- Called by: the trigger clerk_update, in place of each update of console."Member".
-- Execute: nobody but the owner. PostgreSQL asks for the right when a trigger is created, not when it fires.
-- SECURITY DEFINER: the login runs in the console's transaction, the row is the insurer's.
create or replace function portal_clerk_update() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    update "Clerk" set "method" = new."method", "lastLoginAt" = new."lastLoginAt", "updatedAt" = new."updatedAt"
      where "id" = old."id";
    return new;
  end $$;

revoke all on function portal_clerk_update() from public, portal_app, portal_ops;
