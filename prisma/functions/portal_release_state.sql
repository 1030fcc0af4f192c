-- What a server or worker compares itself with: the migrations that were applied, and what each key made of a fixed text
-- (prisma/check-keys.ts). Nobody can go back from that to a key.
--
-- Called by: readiness (scripts/support/readiness.ts), when somebody asks /readyz.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER: both tables are the owner's alone.
create or replace function portal_release_state() returns jsonb
  language plpgsql stable security definer set search_path = public, pg_temp
  as $$
  begin
    return jsonb_build_object(
      'migrations', (select coalesce(jsonb_agg(migration_name), '[]')
        from _prisma_migrations where finished_at is not null and rolled_back_at is null),
      'keys', (select coalesce(jsonb_agg(jsonb_build_object(
        'setting', "setting", 'keyId', "keyId", 'check', "check")), '[]') from "KeyCheck"));
  end $$;
revoke execute on function portal_release_state() from public;
grant execute on function portal_release_state() to portal_app, portal_ops;
