-- Queues the request of 「パスワードを忘れた方」 or 「ユーザIDを忘れた方」 for the worker, encrypted, in the
-- caller's transaction. The worker looks for the member, so that the page takes the same time for a
-- known and an unknown user (spec §14 case 11).
--
-- Called by: queueRecoveryRequest (lib/credentials/recovery-request/recovery-request.ts).
-- The worker's task is lib/jobs/recovery.ts.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER, owned by portal_ops: as portal_enqueue_mail. It refuses every task but these two,
-- so that portal_app cannot start the others.
create or replace function portal_enqueue_recovery(p_insurer_id uuid, p_task text, p_sealed text) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    if p_task not in ('password-reset', 'login-id-reminder') then
      raise exception 'unknown recovery task';
    end if;
    perform graphile_worker.add_job(
      p_task,
      json_build_object('insurerId', p_insurer_id, 'sealed', p_sealed),
      max_attempts := 5);
  end $$;

-- PostgreSQL lets a role own a function only where it may create one.
grant create on schema public to portal_ops;
alter function portal_enqueue_recovery(uuid, text, text) owner to portal_ops;
revoke create on schema public from portal_ops;

revoke all on function portal_enqueue_recovery(uuid, text, text) from public, portal_app, portal_ops;
grant execute on function portal_enqueue_recovery(uuid, text, text) to portal_app, portal_ops;
