import { Command } from "@commander-js/extra-typings";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { INSURER, optionValue } from "./command.ts";
import { actFor } from "./insurer-act.ts";

function reset(slug: string, typed: string): Promise<void> {
  return actFor(
    slug,
    async (scope) => {
      const { resetClerk } = await import("#lib/console/clerks/reset-clerk.ts");
      const { fail } = await import("#lib/kernel/result.ts");
      const { tx, insurerId } = scope;
      const clerk = await tx.clerk.findFirst({ where: { insurerId, email: typed.toLowerCase() } });
      return clerk ? resetClerk(scope, clerk.id) : fail("unknown");
    },
    () => `${typed} に、登録し直すためのメールを送りました。`,
    consoleText.clerks.failures,
  );
}

export const clerksReset = new Command("clerks reset")
  .summary("Let a clerk who lost passkey or app begin anew")
  .description(
    `Deletes what the clerk logs in with, ends every session and mails an invitation. Only after the insurer has confirmed
who asks: two clerks with the role 管理 do it in the console.`,
  )
  .requiredOption(...INSURER)
  .requiredOption("--email <address>", "required: the clerk's mail address", optionValue)
  .action(({ insurer, email }) => reset(insurer, email));
