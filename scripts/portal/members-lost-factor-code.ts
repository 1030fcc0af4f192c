import { ok } from "#lib/kernel/result.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { memberCommand } from "./member-command.ts";

export const membersLostFactorCode = memberCommand(
  {
    verb: "lost-factor-code",
    summary: "Issue a one-time code to a member whose phone is lost",
    about: `Only after the insurer has checked who asks. The code stands for the second factor once, within 7 days;
a former one dies. It is printed once.`,
  },
  async (scope, member) => {
    const { issueLostFactorCode } = await import("#lib/credentials/recovery-code/issue-lost-factor-code.ts");
    const issued = await issueLostFactorCode(scope, member.id);
    return issued.ok ? ok(operations.lostFactorCode(member, issued.value)) : issued;
  },
);
