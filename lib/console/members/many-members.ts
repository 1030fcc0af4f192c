import "server-only";
import { z } from "zod";
import type { Scope } from "#lib/insurers/scope.ts";
import { MAX_BULK_MEMBERS } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { approvable } from "../approvals/approvable-act.ts";
import { signOut, stop, unlock } from "./member-acts.ts";

const schema = z.object({ memberIds: z.array(z.uuid()).min(1).max(MAX_BULK_MEMBERS) });
type Many = z.output<typeof schema>;

/** Those of them who are members of this insurer and may log in: nothing here touches anybody else. */
async function look({ tx, insurerId }: Scope, { memberIds }: Many) {
  const [found] = await tx.$queryRaw<{ people: number; fingerprint: string | null }[]>`
    select count(*)::int as "people", md5(string_agg("id"::text, ',' order by "id")) as "fingerprint"
    from "Member" where "insurerId" = ${insurerId}::uuid and "id" = any(${memberIds}::uuid[]) and "state" = 'active'`;
  if (!found?.fingerprint) return fail("impossible");
  return ok({ people: found.people, who: null, memberId: null, checked: [], fingerprint: found.fingerprint });
}

function many(act: (scope: Scope, memberId: string) => Promise<Result<unknown, string>>) {
  return approvable<Many>({
    needs: "officer",
    runsBy: "worker",
    schema,
    targets: ({ memberIds }) => memberIds,
    look,
    carryOut: async (scope, memberId) => {
      const { tx, key } = scope;
      const member = await tx.member.findUnique({ where: key(memberId), select: { state: true } });
      if (member?.state !== "active") return fail("not-active");
      const outcome = await act(scope, memberId);
      return outcome.ok ? ok(undefined) : outcome;
    },
  });
}

/** The acts on more members than one clerk may touch alone; what has become impossible for one of them is left out. */
export const unlockManyAct = many(unlock);
export const signOutManyAct = many(signOut);
export const stopManyAct = many(stop);
