import "server-only";
import { LAST_SEEN_MEMBERS } from "#lib/kernel/limits.ts";
import type { Person } from "#lib/members/person.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";

/** So many readings are looked through: whoever reads one member again and again still finds some others. */
const READINGS = 200;

export type SeenMember = Omit<Person, "kind">;

/** 「最近見た加入者」: whose details this clerk has opened, the latest first. The audit trail says so; nothing else keeps it. */
export const listLastSeen: ClerkVerb<void, SeenMember[]> = {
  needs: "viewer",
  run: ({ tx, insurerId, clerk }) => tx.$queryRaw<SeenMember[]>`
    select member."id", member."symbol", member."number", member."branch", member."name", member."kana"
    from (select reading."memberId", max(reading."sequence") as "last"
      from (select event."memberId", event."sequence" from "AuditEvent" event
        where event."insurerId" = ${insurerId}::uuid and event."actor" = ${`clerk:${clerk.id}`}
          and event."action" = 'member.read'
        order by event."sequence" desc limit ${READINGS}::int) reading
      group by reading."memberId" order by "last" desc limit ${LAST_SEEN_MEMBERS}::int) seen
    join "Member" member on member."insurerId" = ${insurerId}::uuid and member."id" = seen."memberId"
    order by seen."last" desc`,
};
