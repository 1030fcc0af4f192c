-- Queues one of a clerk's long jobs for the worker, in the caller's transaction.
--
-- Called by: startJob and retryJob (lib/console/jobs). The worker's task is lib/jobs/clerk-job.ts.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER, owned by portal_ops: as portal_enqueue_mail. One try, because only a clerk decides whether what
-- stopped half-way is run again.
create or replace function portal_enqueue_clerk_job(p_insurer_id uuid, p_job_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    perform graphile_worker.add_job(
      'clerk-job',
      json_build_object('insurerId', p_insurer_id, 'jobId', p_job_id),
      max_attempts := 1);
  end $$;

-- PostgreSQL lets a role own a function only where it may create one.
grant create on schema public to portal_ops;
alter function portal_enqueue_clerk_job(uuid, uuid) owner to portal_ops;
revoke create on schema public from portal_ops;

revoke all on function portal_enqueue_clerk_job(uuid, uuid) from public, portal_app, portal_ops;
grant execute on function portal_enqueue_clerk_job(uuid, uuid) to portal_app, portal_ops;
