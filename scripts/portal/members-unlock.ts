import { ok } from "#lib/kernel/result.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { memberCommand } from "./member-command.ts";

export const membersUnlock = memberCommand(
  {
    verb: "unlock",
    summary: "Let a member who was locked out try again at once",
    about: "Forgets the misses and waits of all of the member's authenticators. Passwords and factors stay.",
  },
  async (scope, member) => {
    const { clearWaits } = await import("#lib/credentials/guard/clear-waits.ts");
    const unlocked = await clearWaits(scope, member.id);
    return unlocked.ok ? ok(operations.unlocked(member, unlocked.value.cleared)) : unlocked;
  },
);
