import { Command, Option } from "@commander-js/extra-typings";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { INSURER, optionValue } from "./command.ts";
import { forInsurer } from "./insurer-act.ts";

const ROLES = ["viewer", "officer", "manager"] as const;

type Invited = { email: string; name: string; role: (typeof ROLES)[number] };

async function invite(context: RequestContext, invitation: Invited): Promise<boolean> {
  const { addClerk, sendInvitation } = await import("#lib/console/clerks/invite-clerk.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const added = await inInsurer(context, (scope) => addClerk(scope, invitation));
  if (!added.ok) {
    const problems = added.code === "refused" ? added.problems : [added.code];
    for (const problem of problems) console.error(consoleText.clerks.errors[problem]);
    return false;
  }
  await sendInvitation(context, { clerkId: added.value.clerkId, insurerName: context.insurer.name });
  console.log(`${invitation.email} に招待のメールを送りました。`);
  return true;
}

export const clerksInvite = new Command("clerks invite")
  .summary("Invite a clerk of an insurer to the console")
  .description(
    "Mails the link by which a clerk sets up passkey or authenticator app and password; good for three days.",
  )
  .requiredOption(...INSURER)
  .requiredOption("--email <address>", "required: the clerk's mail address, also the user ID", optionValue)
  .requiredOption("--name <name>", "required: the clerk's name", optionValue)
  .addOption(new Option("--role <role>", "what the clerk may do").choices(ROLES).default("manager" as const))
  .action(({ insurer, ...invited }) => forInsurer(insurer, (context) => invite(context, invited)));
