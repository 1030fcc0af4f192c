-- Queues the logout of every service that a session has signed its member in to, each once, in the caller's
-- transaction. @returns how many
--
-- Called by: portal_session_ended, and queueLapsedLogouts (lib/oidc/service-logout.ts) for sessions that ran out by
-- themselves. The worker's task is lib/jobs/send-service-logout.ts.
-- Execute: portal_ops alone.
-- SECURITY INVOKER: the worker's role may queue by itself, and sees one insurer's rows.
create or replace function portal_enqueue_service_logout(p_insurer_id uuid, p_session_id uuid) returns integer
  language plpgsql set search_path = public, pg_temp
  as $$
  declare
    service record;
    queued integer := 0;
  begin
    for service in
      update "OidcSignIn" set "queuedAt" = now()
        where "insurerId" = p_insurer_id and "sessionId" = p_session_id and "queuedAt" is null
        returning "clientId"
    loop
      perform graphile_worker.add_job(
        'send-service-logout',
        json_build_object('insurerId', p_insurer_id, 'sessionId', p_session_id, 'clientId', service."clientId"),
        max_attempts := 10);
      queued := queued + 1;
    end loop;
    return queued;
  end $$;

revoke all on function portal_enqueue_service_logout(uuid, uuid) from public, portal_app, portal_ops;
grant execute on function portal_enqueue_service_logout(uuid, uuid) to portal_ops;
