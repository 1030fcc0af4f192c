import { fail, ok } from "#lib/kernel/result.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { memberCommand } from "./member-command.ts";

export const membersDisable = memberCommand(
  {
    verb: "disable",
    summary: "Shut a member out at once (資格喪失)",
    about: `Ends the member's sessions, logins under way, links, codes and temporary password; no login succeeds any more.
An import whose row for the member has no 資格喪失日 lets them in again, with what they had.`,
  },
  async (scope, member) => {
    const { disableMembers } = await import("#lib/members/disable-members.ts");
    if (member.state === "disabled") return fail("member-disabled");
    await disableMembers(scope, { memberIds: [member.id] });
    return ok(operations.disabled(member));
  },
);
