// The operator's command line: `npm run portal -- <command>`. Works beside a
// running portal or alone, as portal_ops. Exit codes: 0 done, 1 failed, 2 wrong usage.
import { prepareDatabase } from "#prisma/prepare.ts";
import { auditVerify } from "./portal/audit-verify.ts";
import { type Action, type Command, UsageError } from "./portal/command.ts";
import { health } from "./portal/health.ts";
import { insurersCreate } from "./portal/insurers-create.ts";
import { insurersList } from "./portal/insurers-list.ts";
import { membersDisable } from "./portal/members-disable.ts";
import { membersImport } from "./portal/members-import.ts";
import { membersLostFactorCode } from "./portal/members-lost-factor-code.ts";
import { membersReissue } from "./portal/members-reissue.ts";
import { membersUnlock } from "./portal/members-unlock.ts";
import { termsPublish } from "./portal/terms-publish.ts";
import { openDatabase } from "./support/open-database.ts";
import { readSettings, roleVariables, SettingsError } from "./support/settings.ts";

const COMMANDS: readonly Command[] = [
  insurersList,
  insurersCreate,
  termsPublish,
  membersImport,
  membersUnlock,
  membersDisable,
  membersReissue,
  membersLostFactorCode,
  auditVerify,
  health,
];

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ["Usage: npm run portal -- <command> [options]", "", ...lines, "", "<command> --help says more."].join("\n");
}

function isUsageError(error: unknown): error is Error {
  const isParseError = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  return error instanceof UsageError || isParseError;
}

/** Opens the database the settings name, lets `action` use it, and leaves nothing behind. */
async function withDatabase(action: Action): Promise<boolean> {
  const settings = readSettings(process.env);
  const database = await openDatabase(settings);
  const { ownerUrl, isOurs, stop } = database;
  // Whatever is under way rolls back with its connection.
  const abort = () => void Promise.resolve(stop()).then(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, abort);
  try {
    const { DATABASE_APP_PASSWORD: app, DATABASE_OPS_PASSWORD: ops } = settings.secrets;
    if (isOurs) await prepareDatabase(ownerUrl, { app, ops });
    // Before the first module of lib that reads the settings.
    Object.assign(process.env, roleVariables(settings, ownerUrl, "portal_ops"));
    const { prisma } = await import("#lib/db/client.ts");
    return await action({ ownerUrl }).finally(() => prisma().$disconnect());
  } finally {
    await stop();
  }
}

async function main(args: string[]): Promise<number> {
  const command = COMMANDS.find(({ name }) => args.join(" ").concat(" ").startsWith(`${name} `));
  const isHelp = args.includes("--help") || args.includes("-h");
  if (!command) {
    if (args.length > 0 && !isHelp) console.error(`There is no command "${args.join(" ")}".\n`);
    (isHelp ? console.log : console.error)(overview());
    return isHelp ? 0 : 2;
  }
  if (isHelp) {
    console.log(command.help);
    return 0;
  }
  try {
    const action = command.read(args.slice(command.name.split(" ").length));
    return (await withDatabase(action)) ? 0 : 1;
  } catch (error) {
    // Node explains option errors at length; the first sentence says it.
    if (isUsageError(error)) console.error(`${error.message.split(". ")[0]}\n\n${command.help}`);
    else console.error(error instanceof SettingsError ? error.message : error);
    return isUsageError(error) ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
