-- Deletes the members whom one import has made, and what they have, in the caller's transaction. Nobody who has logged
-- in is deleted, whatever the import's row says. Returns how many.
--
-- Called by: undoImport (lib/console/imports/undo-import.ts), which judges the import first.
-- Execute: portal_ops, for the worker.
-- SECURITY DEFINER: no role of the application may delete members in any other way.
create or replace function portal_undo_created(p_import_id uuid) returns int
  language sql security definer set search_path = public, pg_temp
  as $$
    with deleted as (
      delete from "Member" member using "MemberImportChange" change
      where change."insurerId" = portal_insurer_id() and change."importId" = p_import_id and change."before" is null
        and member."insurerId" = change."insurerId" and member."id" = change."memberId"
        and member."lastLoginAt" is null
      returning 1)
    select count(*)::int from deleted
  $$;

revoke all on function portal_undo_created(uuid) from public, portal_app, portal_ops;
grant execute on function portal_undo_created(uuid) to portal_ops;
