-- Queues one mail of the outbox for the worker, in the caller's transaction. What somebody waits for (a code, a link: it
-- expires) goes before notices, however many of them are queued.
--
-- Called by: queueMail (lib/mail/queue-mail.ts). The worker's task is lib/jobs/send-mail.ts.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER, owned by portal_ops: the schema graphile_worker belongs to portal_ops and admits
-- nobody else. The owner is not the role that migrates, so that the function can do no more than the worker can.
create or replace function portal_enqueue_mail(p_insurer_id uuid, p_mail_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
  begin
    perform graphile_worker.add_job(
      'send-mail',
      json_build_object('insurerId', p_insurer_id, 'mailId', p_mail_id),
      max_attempts := 20,
      priority := case
        when exists (select from "MailMessage" where "insurerId" = p_insurer_id and "id" = p_mail_id
                     and "expiresAt" is not null) then 0
        else 10
      end);
  end $$;

-- PostgreSQL lets a role own a function only where it may create one.
grant create on schema public to portal_ops;
alter function portal_enqueue_mail(uuid, uuid) owner to portal_ops;
revoke create on schema public from portal_ops;

revoke all on function portal_enqueue_mail(uuid, uuid) from public, portal_app, portal_ops;
grant execute on function portal_enqueue_mail(uuid, uuid) to portal_app, portal_ops;
