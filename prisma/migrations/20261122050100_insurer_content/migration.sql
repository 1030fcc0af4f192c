-- CreateIndex
CREATE INDEX "AuditEvent_insurerId_action_sequence_idx" ON "AuditEvent"("insurerId", "action", "sequence");

-- Clerks change what their insurer shows. Everybody finds an insurer by its host, but only a transaction of the
-- insurer itself writes its row; host and slug stay the operator's.
alter table "Insurer" enable row level security;
do $$
begin
  if not exists (select from pg_policies where schemaname = 'public' and tablename = 'Insurer') then
    create policy insurer_found on "Insurer" for select to portal_app, portal_ops using (true);
    create policy insurer_created on "Insurer" for insert to portal_ops with check ("id" = portal_insurer_id());
    create policy insurer_changed on "Insurer" for update to portal_app, portal_ops
      using ("id" = portal_insurer_id()) with check ("id" = portal_insurer_id());
  end if;
end $$;
grant update ("policy", "name", "shortName", "updatedAt") on "Insurer" to portal_app;
