import { Command } from "@commander-js/extra-typings";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { INSURER, optionValue } from "./command.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

async function reset({ insurer: slug, email }: { insurer: string; email: string }): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { resetClerk } = await import("#lib/console/clerks/reset-clerk.ts");
  const { operatorContext } = await import("#lib/insurers/request-context.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { currentTime } = await import("#lib/kernel/clock.ts");
  const done = await inInsurer(operatorContext(insurer, currentTime()), async (scope) => {
    const clerk = await scope.tx.clerk.findFirst({ where: { insurerId: insurer.id, email: email.toLowerCase() } });
    return clerk ? (await resetClerk(scope, clerk.id)).ok : false;
  });
  if (done) console.log(`${email} に、登録し直すためのメールを送りました。`);
  else console.error(consoleText.clerks.failures.unknown);
  return done;
}

export const clerksReset = new Command("clerks reset")
  .summary("Let a clerk who lost passkey or app begin anew")
  .description(
    `Deletes what the clerk logs in with, ends every session and mails an invitation. Only after the insurer has confirmed
who asks: two clerks with the role 管理 do it in the console.`,
  )
  .requiredOption(...INSURER)
  .requiredOption("--email <address>", "required: the clerk's mail address", optionValue)
  .action((options) => withDatabase(() => reset(options)));
