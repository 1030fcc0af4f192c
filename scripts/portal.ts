// The operator's command line: `npm run portal -- <command>`. Works beside a running portal or alone, as portal_ops.
// Exit codes: 0 done, 1 failed, 2 wrong usage.
import { Command, CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import { operations } from "#lib/messages/ja/operations.ts";
import { auditVerify } from "./portal/audit-verify.ts";
import { clerksInvite } from "./portal/clerks-invite.ts";
import { clerksReset } from "./portal/clerks-reset.ts";
import { isForInsurersOnly, optionValue } from "./portal/command.ts";
import { doctorCommand } from "./portal/doctor.ts";
import { documentsDeliver, documentsList, documentsRevoke } from "./portal/documents.ts";
import { embedOriginsAdd, embedOriginsList, embedOriginsRemove, embedSnippet } from "./portal/embed.ts";
import { health } from "./portal/health.ts";
import { insurersExport, insurersImport, insurersRemove } from "./portal/insurers-copy.ts";
import { insurersCreate } from "./portal/insurers-create.ts";
import { insurersDisable, insurersEnable } from "./portal/insurers-disable.ts";
import { insurersHostsAdd, insurersHostsList, insurersHostsRemove } from "./portal/insurers-hosts.ts";
import { insurersList } from "./portal/insurers-list.ts";
import { insurersPolicy } from "./portal/insurers-policy.ts";
import { keysRotate } from "./portal/keys-rotate.ts";
import { keysStatus } from "./portal/keys-status.ts";
import { membersDisable } from "./portal/members-disable.ts";
import { membersImport } from "./portal/members-import.ts";
import { membersLostFactorCode } from "./portal/members-lost-factor-code.ts";
import { membersMailCredentials } from "./portal/members-mail-credentials.ts";
import { membersReissue } from "./portal/members-reissue.ts";
import { membersUnlock } from "./portal/members-unlock.ts";
import { oidcClientsAdd, oidcClientsList, oidcClientsRemove, oidcClientsRotateSecret } from "./portal/oidc-clients.ts";
import { oidcKeysRotate } from "./portal/oidc-keys-rotate.ts";
import { actAs } from "./portal/operator.ts";
import { sessionsEnd } from "./portal/sessions-end.ts";
import { termsPublish } from "./portal/terms-publish.ts";
import { failWith } from "./support/run-command.ts";
import { SettingsError } from "./support/settings.ts";

const program: CommandUnknownOpts = new Command("npm run portal --")
  .usage("<command> [options]")
  .helpCommand(false)
  .option("--as <name>", "who acts, for the audit (default: the account of this shell)", optionValue)
  .hook("preAction", (self, command) => {
    actAs(self.opts().as);
    if (isForInsurersOnly(command.name(), command.opts())) throw new SettingsError(operations.notForConsole);
  })
  .configureHelp({ subcommandTerm: (command) => command.name() })
  .addHelpText("after", "\n<command> --help says more.")
  // usageLine prints wrong usage, before the help.
  .configureOutput({ outputError: () => {} })
  .exitOverride();

for (const command of [
  insurersList,
  insurersCreate,
  insurersHostsAdd,
  insurersHostsList,
  insurersHostsRemove,
  insurersPolicy,
  insurersDisable,
  insurersEnable,
  insurersExport,
  insurersImport,
  insurersRemove,
  clerksInvite,
  clerksReset,
  termsPublish,
  membersImport,
  membersUnlock,
  membersDisable,
  membersReissue,
  membersMailCredentials,
  membersLostFactorCode,
  documentsDeliver,
  documentsList,
  documentsRevoke,
  sessionsEnd,
  keysStatus,
  keysRotate,
  oidcClientsAdd,
  oidcClientsList,
  oidcClientsRemove,
  oidcClientsRotateSecret,
  oidcKeysRotate,
  embedOriginsAdd,
  embedOriginsList,
  embedOriginsRemove,
  embedSnippet,
  auditVerify,
  health,
  doctorCommand,
]) {
  program.addCommand(command.copyInheritedSettings(program));
}

const commandNamed = (name: string | undefined) => program.commands.find((command) => command.name() === name);

const valued = new Set(
  [program, ...program.commands]
    .flatMap(({ options }) => options.filter(({ required }) => required))
    .map((o) => o.long),
);

/** Makes `members import`, and `oidc clients add`, one name; it comes first, whatever options were typed before it. */
function joinName(args: string[]): string[] {
  let at = 0;
  for (let arg = args[at]; arg?.startsWith("-"); arg = args[at]) at += valued.has(arg) ? 2 : 1;
  const named = args.slice(at);
  const words = [1, 2, 3].find((count) => commandNamed(named.slice(0, count).join(" ")));
  const [name, rest] = words ? [[named.slice(0, words).join(" ")], named.slice(words)] : [named, []];
  return [...name, ...args.slice(0, at), ...rest];
}

/** The first thing that is wrong with the arguments, in one line. */
function usageLine({ code, message }: CommanderError, command: CommandUnknownOpts, args: string[]): string {
  const [, named] = message.match(/'(.+?)'/) ?? [];
  switch (code) {
    case "commander.unknownCommand":
      return `There is no command "${args.join(" ").split(" -", 1)[0]}".`;
    case "commander.unknownOption":
      return `Unknown option '${named}'`;
    case "commander.missingArgument":
    case "commander.excessArguments":
      return `Give ${command.registeredArguments[0]?.description ?? "no argument"}.`;
    case "commander.missingMandatoryOptionValue": {
      // A misspelt option is both unknown and missing.
      const [unknown] = command.parseOptions(args.slice(1)).unknown;
      return unknown ? `Unknown option '${unknown}'` : `${named} is missing.`;
    }
    case "commander.invalidArgument": {
      const [choices] = message.match(/Allowed choices are .+/) ?? [];
      return choices ? `${named}: ${choices}` : `${named} is missing.`;
    }
    case "commander.conflictingOption":
      return `${message.replace("error: option ", "").replace("option ", "")}.`;
    default:
      return `${named} is missing.`;
  }
}

async function main(args: string[]): Promise<void> {
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      failWith(error);
    } else if (error.exitCode !== 0) {
      process.exitCode = 2;
      // Without a command the overview has been printed already.
      if (error.code === "commander.help") return;
      const command = commandNamed(args[0]) ?? program;
      console.error(`${usageLine(error, command, args)}\n`);
      command.outputHelp({ error: true });
    }
  }
}

await main(joinName(process.argv.slice(2)));
