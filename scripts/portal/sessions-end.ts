import { Command, CommanderError, Option } from "@commander-js/extra-typings";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { NIL_UUID } from "#lib/kernel/is-uuid.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { INSURER, optionValue } from "./command.ts";
import { forInsurer } from "./insurer-act.ts";
import { actOn } from "./member-command.ts";

/** Members signed out in one transaction. */
const BATCH = 200;

async function endAll(context: RequestContext): Promise<boolean> {
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { endSessionsOf, membersLoggedIn } = await import("#lib/operations/end-sessions.ts");
  let [after, members, sessions] = [NIL_UUID, 0, 0];
  for (;;) {
    const done = await inInsurer(context, async (scope) => {
      const memberIds = await membersLoggedIn(scope, { after, count: BATCH });
      return { memberIds, ended: await endSessionsOf(scope, { memberIds }) };
    });
    const last = done.memberIds.at(-1);
    if (!last) break;
    [after, members, sessions] = [last, members + done.memberIds.length, sessions + done.ended];
  }
  console.log(operations.allSessionsEnded(members, sessions));
  return true;
}

const endOne = (slug: string, loginId: string) =>
  actOn(slug, loginId, async (scope, member) => {
    const { endSessionsOf } = await import("#lib/operations/end-sessions.ts");
    const { ok } = await import("#lib/kernel/result.ts");
    return ok(operations.sessionsEnded(member, await endSessionsOf(scope, { memberIds: [member.id] })));
  });

export const sessionsEnd = new Command("sessions end")
  .summary("Sign out one member, or all of an insurer, everywhere and at once")
  .description("Sessions and logins under way end; passwords, factors and user IDs stay.")
  .requiredOption(...INSURER)
  .option("--login-id <id>", "the member's user ID", optionValue)
  .addOption(new Option("--all", "all members of the insurer").conflicts("loginId"))
  .action(({ insurer, loginId, all }) => {
    if (loginId !== undefined) return endOne(insurer, loginId);
    if (all) return forInsurer(insurer, endAll);
    throw new CommanderError(2, "commander.missingMandatoryOptionValue", "'One of --login-id <id> and --all'");
  });
