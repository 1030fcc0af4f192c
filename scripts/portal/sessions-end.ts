import { Command, CommanderError, Option } from "@commander-js/extra-typings";
import { operations } from "#lib/messages/ja/operations.ts";
import { INSURER, optionValue } from "./command.ts";
import { actOn } from "./member-command.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

/** Members signed out in one transaction. */
const BATCH = 200;

async function endAll(slug: string): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { endSessionsOf, membersLoggedIn } = await import("#lib/operations/end-sessions.ts");
  let [after, members, sessions] = ["00000000-0000-0000-0000-000000000000", 0, 0];
  for (;;) {
    const done = await inInsurer(await asOperator(insurer), async (scope) => {
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
    if (loginId !== undefined) return withDatabase(() => endOne(insurer, loginId));
    if (all) return withDatabase(() => endAll(insurer));
    throw new CommanderError(2, "commander.missingMandatoryOptionValue", "'One of --login-id <id> and --all'");
  });
