-- 「パスワードを忘れた方」「ユーザIDを忘れた方」: the page writes one sealed job, whoever asks for whatever,
-- and the worker finds out whether anybody is meant. So known and unknown cost the same (spec §14 case 11).
create function portal_enqueue_recovery(p_insurer_id uuid, p_task text, p_sealed text) returns void
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

revoke execute on function portal_enqueue_recovery(uuid, text, text) from public;
grant execute on function portal_enqueue_recovery(uuid, text, text) to portal_app, portal_ops;

-- As portal_enqueue_mail: graphile_worker belongs to portal_ops, so does the door to it.
grant create on schema public to portal_ops;
alter function portal_enqueue_recovery(uuid, text, text) owner to portal_ops;
revoke create on schema public from portal_ops;
