import "server-only";
import { recordAudit } from "#lib/audit/record-audit.ts";
import { MAX_EXPORT_MEMBERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { conditionParams, type MemberFilter } from "./member-filter.ts";
import { type MemberLine, searchMembers } from "./search-members.ts";

/**
 * 「Excel（.xlsx）をダウンロード」, 「CSVをダウンロード」: the members whom the list's conditions mean, in its order. Who took how
 * many is audited.
 * @returns "too-many" above 10,000: a file is then no way to look at them
 */
export const exportMembers: ClerkVerb<MemberFilter, Result<MemberLine[], "too-many">> = {
  needs: "manager",
  run: async (scope, filter) => {
    const query = { ...filter, sort: "number", after: null, limit: MAX_EXPORT_MEMBERS } as const;
    const { lines, next } = await searchMembers.run(scope, query);
    if (next) return fail("too-many");
    const detail = {
      people: lines.length,
      ...conditionParams(filter),
      group: filter.group,
      by: filter.search?.by ?? null,
    };
    await recordAudit(scope, { action: "members.export", result: "success", detail });
    return ok(lines);
  },
};
