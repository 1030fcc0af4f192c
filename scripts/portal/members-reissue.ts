import { ok } from "#lib/kernel/result.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { memberCommand } from "./member-command.ts";

export const membersReissue = memberCommand(
  {
    verb: "reissue",
    summary: "Give a member new temporary credentials; the old ones die (アカウント再発行)",
    about: `The member goes through the first login again. Password, factors, sessions and links are dead;
user ID and accepted terms stay, the mail address is to be confirmed again.
The temporary password is printed once.`,
  },
  async (scope, member) => {
    const { reissueAccount } = await import("#lib/operations/reissue-account.ts");
    const reissued = await reissueAccount(scope, member.id);
    return reissued.ok ? ok(operations.reissued(member, reissued.value)) : reissued;
  },
);
