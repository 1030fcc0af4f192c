-- Queues the logout of one service in every session of a member that it is signed in to, each once, in the caller's
-- transaction: the member has withdrawn their consent, and the sessions go on.
--
-- Called by: withdrawConsent (lib/oidc/withdraw-consent.ts). The worker's task is lib/jobs/send-service-logout.ts.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER, owned by portal_ops: as portal_enqueue_mail. Row-level security holds for that role too.
create or replace function portal_enqueue_service_withdrawal(p_insurer_id uuid, p_member_id uuid, p_client_id uuid)
  returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  declare
    service record;
  begin
    for service in
      update "OidcSignIn" signed set "queuedAt" = now()
        from "Session" session
        where signed."insurerId" = p_insurer_id and signed."clientId" = p_client_id and signed."queuedAt" is null
          and session."insurerId" = signed."insurerId" and session."id" = signed."sessionId"
          and session."memberId" = p_member_id
        returning signed."sessionId"
    loop
      perform graphile_worker.add_job(
        'send-service-logout',
        json_build_object('insurerId', p_insurer_id, 'sessionId', service."sessionId", 'clientId', p_client_id),
        max_attempts := 10);
    end loop;
  end $$;

-- PostgreSQL lets a role own a function only where it may create one.
grant create on schema public to portal_ops;
alter function portal_enqueue_service_withdrawal(uuid, uuid, uuid) owner to portal_ops;
revoke create on schema public from portal_ops;

revoke all on function portal_enqueue_service_withdrawal(uuid, uuid, uuid) from public, portal_app, portal_ops;
grant execute on function portal_enqueue_service_withdrawal(uuid, uuid, uuid) to portal_app, portal_ops;
