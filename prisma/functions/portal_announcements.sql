-- What an insurer announces at p_now: the important ones first, then the newest; without p_is_member not those for
-- members only.
--
-- Called by: listAnnouncements (lib/insurers/list-announcements.ts), on the top page, signed in or not.
-- Execute: portal_app and portal_ops.
-- SECURITY DEFINER: as portal_session, so that the page needs no transaction for one read. Its query names the insurer.
create or replace function portal_announcements(p_host text, p_is_member boolean, p_now timestamptz, p_limit integer)
  returns table ("id" uuid, "title" text, "body" text, "isImportant" boolean, "publishedAt" timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$
  select each."id", each."title", each."body", each."isImportant", each."publishedAt"
  from "Announcement" each
  where each."insurerId" = (select insurer."id" from "Insurer" insurer where insurer."host" = p_host and insurer."disabledAt" is null)
    and not each."isDraft" and each."publishedAt" <= p_now
    and (each."shownUntil" is null or each."shownUntil" > p_now)
    and (p_is_member or not each."isMembersOnly")
  order by each."isImportant" desc, each."publishedAt" desc, each."id" desc
  limit p_limit
  $$;

revoke all on function portal_announcements(text, boolean, timestamptz, integer) from public, portal_app, portal_ops;
grant execute on function portal_announcements(text, boolean, timestamptz, integer) to portal_app, portal_ops;
