-- Queues an approved act for the worker, in the transaction of the approval.
--
-- Called by: approveRequest (lib/console/approvals/decide.ts). The worker's task is lib/jobs/carry-out-approval.ts, which
-- reads from the row whether it is approved.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER, owned by portal_ops: as portal_enqueue_mail.
create or replace function portal_enqueue_approval(p_insurer_id uuid, p_approval_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    perform graphile_worker.add_job(
      'carry-out-approval',
      json_build_object('insurerId', p_insurer_id, 'approvalId', p_approval_id),
      max_attempts := 10);
  end $$;

-- PostgreSQL lets a role own a function only where it may create one.
grant create on schema public to portal_ops;
alter function portal_enqueue_approval(uuid, uuid) owner to portal_ops;
revoke create on schema public from portal_ops;

revoke all on function portal_enqueue_approval(uuid, uuid) from public, portal_app, portal_ops;
grant execute on function portal_enqueue_approval(uuid, uuid) to portal_app, portal_ops;
