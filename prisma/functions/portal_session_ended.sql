-- Queues one job for each service to which a session has signed its member in, in the transaction that ends the
-- session: whoever ends one need not know of the services.
--
-- Called by: the trigger session_ended, after the update that ends a row of "Session". The worker's task is
-- lib/jobs/send-service-logout.ts.
-- Execute: nobody but the owner. PostgreSQL asks for the right when a trigger is created, not when it fires.
-- SECURITY DEFINER, owned by portal_ops: as portal_enqueue_mail. Row-level security holds for that role too.
create or replace function portal_session_ended() returns trigger
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    perform portal_enqueue_service_logout(new."insurerId", new."id");
    return null;
  end $$;

-- PostgreSQL lets a role own a function only where it may create one.
grant create on schema public to portal_ops;
alter function portal_session_ended() owner to portal_ops;
revoke create on schema public from portal_ops;

revoke all on function portal_session_ended() from public, portal_app;
