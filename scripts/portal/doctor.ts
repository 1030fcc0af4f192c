import { resolve } from "node:path";
import { Command } from "@commander-js/extra-typings";
import pg from "pg";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";
import { doctor as words } from "#lib/messages/ja/doctor.ts";
import { openDatabase } from "../support/open-database.ts";
import { readSettings, roleVariables, type Settings, SettingsError } from "../support/settings.ts";
import { checkDatabase, checkRoleLogins } from "./doctor/check-database.ts";
import { checkHosts, listHosts } from "./doctor/check-hosts.ts";
import { checkClock, checkDisk, checkZone } from "./doctor/check-machine.ts";
import { checkMail } from "./doctor/check-mail.ts";
import { checkFile, checkProduction, checkSecrets } from "./doctor/check-settings.ts";
import { type Finding, findingsOf } from "./doctor/finding.ts";

const SETTINGS_FILE = ".env";

/** Where PostgreSQL keeps its files, if it is on this machine and lets the owner know. */
async function databaseFolder(owner: pg.Client): Promise<string[]> {
  const shown = await owner.query<{ folder: string }>(
    "select setting as folder from pg_settings where name = 'data_directory'",
  );
  return shown.rows.map(({ folder }) => folder);
}

async function checkConnected(owner: pg.Client, settings: Settings, ownerUrl: string): Promise<Finding[]> {
  const urlOf = (role: "portal_app" | "portal_ops") =>
    roleVariables(settings, ownerUrl, role).PORTAL_DATABASE_URL ?? "";
  const database = await checkDatabase(owner, settings.secrets);
  const isPrepared = !database.some(({ area, found }) => area === "migrations" && found);
  return [
    ...(await checkRoleLogins({ portal_app: urlOf("portal_app"), portal_ops: urlOf("portal_ops") })),
    ...database,
    ...(await checkClock(owner)),
    ...checkDisk([settings.dataDir, ...(await databaseFolder(owner))]),
    ...(isPrepared && !settings.isDemo ? await checkHosts(await listHosts(owner, settings.adminHost)) : []),
  ];
}

async function checkAll(settings: Settings): Promise<Finding[]> {
  const ofMachine = [...checkFile(resolve(SETTINGS_FILE)), ...checkZone()];
  const ofProduction = settings.isDemo
    ? []
    : [...checkSecrets(process.env), ...checkProduction(process.env), ...(await checkMail(process.env.SMTP_URL))];
  const { ownerUrl, stop } = await openDatabase(settings);
  const owner = new pg.Client({ connectionString: ownerUrl, ...CONNECT_TIME_OUT });
  try {
    await owner.connect();
    return [...ofMachine, ...ofProduction, ...(await checkConnected(owner, settings, ownerUrl))];
  } finally {
    await owner.end();
    await stop();
  }
}

function print(findings: readonly Finding[]): void {
  for (const { area, found, cure } of findings) {
    console.log(`${found ? words.wrong : words.good}  ${words.areas[area]}${found ? `: ${found}` : ""}`);
    if (cure) console.log(`      ${words.cure(cure)}`);
  }
  const wrong = findings.filter(({ found }) => found).length;
  console.log(wrong > 0 ? words.someWrong(wrong) : words.allGood);
  process.exitCode = wrong > 0 ? 1 : 0;
}

async function examine(): Promise<Finding[]> {
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return findingsOf("settings", error.message.split("\n").map(words.setting));
  }
  if (settings.isDemo) console.log(words.isDemo);
  try {
    return await checkAll(settings);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return findingsOf("database", [words.unreachable(error.message)]);
  }
}

export const doctorCommand = new Command("doctor")
  .summary("Look for a wrong configuration, and say how to put it right")
  .description(
    "Settings, secrets, hosts, TLS, mail, clock, time zone, disk, migrations, and the rights of the database's roles.\n" +
      "Changes nothing and sends nothing. In Japanese; exit code 1 when something is wrong.",
  )
  .action(async () => print(await examine()));
