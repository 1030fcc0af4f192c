import { createHmac } from "node:crypto";
import { resolve } from "node:path";
import type { z } from "zod";
import { type Role, withQueryTimeOut } from "#lib/kernel/database-time-outs.ts";
import { checkSettings, type SettingName, settingsSchema } from "#lib/kernel/settings.ts";
import { roleUrl } from "#prisma/prepare.ts";
import { demoSecrets, type Secrets } from "./demo-secrets.ts";

type Variables = Record<string, string | undefined>;
type Values = z.infer<typeof settingsSchema>;

export type Settings = {
  /** True on the embedded database: demo insurers, demo secrets, local mailbox. */
  isDemo: boolean;
  dataDir: string;
  port: number;
  mailboxPort: number;
  smtpPort: number;
  /** Of the demo's sample service. */
  samplePort: number;
  /** Where the demo's server listens: its passwords are printed, so that nobody else on the network is to reach it. */
  demoAddress: string;
  /** Host of the insurers' console, without port. */
  adminHost: string;
  /** The owner's connection; undefined means the embedded database. */
  databaseUrl: string | undefined;
  secrets: Secrets;
};

/** Missing or invalid settings; its message is what to print, one line for each. */
export class SettingsError extends Error {}

const KEYS = ["AUTH_SECRET", "ENCRYPTION_KEYS", "PASSWORD_PEPPERS"] as const satisfies SettingName[];
const PASSWORDS = ["DATABASE_APP_PASSWORD", "DATABASE_OPS_PASSWORD"] as const satisfies SettingName[];
const MAIL_WAYS = ["RESEND_API_KEY", "SMTP_URL", "LOCAL_SMTP_PORT"] as const satisfies SettingName[];

/** Which settings must be there in production; one of `ways` where it sends mail. */
const NEEDED = {
  start: { names: [...KEYS, ...PASSWORDS, "MAIL_FROM"], ways: MAIL_WAYS },
  migrate: { names: [...KEYS, ...PASSWORDS], ways: [] },
  serve: { names: [...KEYS, "MAIL_FROM"], ways: [] },
  work: { names: [...KEYS, "MAIL_FROM"], ways: MAIL_WAYS },
} as const satisfies Record<string, { names: readonly SettingName[]; ways: readonly SettingName[] }>;

export type CommandName = keyof typeof NEEDED;

/** What is not there, or there twice, in one line each. */
function missingLines(variables: Variables, command: CommandName): string[] {
  const { names, ways } = NEEDED[command];
  const given = ways.filter((name) => variables[name]);
  const missing: string[] = names.filter((name) => !variables[name]);
  if (ways.length > 0 && given.length === 0) missing.push(ways.join(" or "));
  return [
    ...(missing.length > 0 ? [`${missing.join(", ")} must be set too, as the database's address is.`] : []),
    ...(given.length > 1 ? [`${given.join(" and ")} are both set: mail goes one way.`] : []),
  ];
}

/** @throws SettingsError with a line for each wrong setting of any process, also of those that this command does not start */
function checkedValues(variables: Variables, command: CommandName): Values {
  const { settings, wrong } = checkSettings(settingsSchema, variables);
  const isProduction = variables.DATABASE_URL || variables.PORTAL_DATABASE_URL;
  const lines = [...wrong, ...(isProduction ? missingLines(variables, command) : [])];
  if (!settings || lines.length > 0) throw new SettingsError(lines.join("\n"));
  return settings;
}

function operatorSecrets(variables: Variables): Secrets {
  const pick = (name: SettingName) => variables[name] ?? "";
  return {
    AUTH_SECRET: pick("AUTH_SECRET"),
    ENCRYPTION_KEYS: pick("ENCRYPTION_KEYS"),
    PASSWORD_PEPPERS: pick("PASSWORD_PEPPERS"),
    DATABASE_OWNER_PASSWORD: "",
    DATABASE_APP_PASSWORD: pick("DATABASE_APP_PASSWORD"),
    DATABASE_OPS_PASSWORD: pick("DATABASE_OPS_PASSWORD"),
  };
}

/**
 * The operator's settings with the demo's defaults; demo secrets only without DATABASE_URL.
 * @param command what is about to run: the command line needs what `npm start` does
 * @throws SettingsError
 */
export function readSettings(variables: Variables, command: "start" | "migrate" = "start"): Settings {
  if (variables.PORTAL_DATABASE_URL && !variables.DATABASE_URL) {
    throw new SettingsError(
      "DATABASE_URL, the database's address as its owner, must be set: the other one is a server's.",
    );
  }
  const values = checkedValues(variables, command);
  const dataDir = resolve(values.DATA_DIR);
  return {
    isDemo: values.DATABASE_URL === undefined,
    dataDir,
    port: values.PORT,
    mailboxPort: values.MAILBOX_PORT,
    smtpPort: values.SMTP_PORT,
    samplePort: values.SAMPLE_PORT ?? values.PORT + 3,
    demoAddress: values.BIND_ADDRESS ?? "127.0.0.1",
    adminHost: values.ADMIN_HOST,
    databaseUrl: values.DATABASE_URL,
    secrets: values.DATABASE_URL === undefined ? demoSecrets(dataDir) : operatorSecrets(variables),
  };
}

/** Under which Next.js seals what an action carries: the same on every node, and after a start (32 bytes, base64). */
const actionKey = (secret: string) => createHmac("sha256", secret).update("server actions").digest("base64");

/**
 * The variables of a server or worker that is started by itself, in production: as npm start would give them. Its address
 * is PORTAL_DATABASE_URL, or is made of the owner's.
 * @throws SettingsError
 */
export function processVariables(variables: Variables, command: "serve" | "work"): Record<string, string> {
  const values = checkedValues(variables, command);
  const [role, password] =
    command === "serve"
      ? (["portal_app", values.DATABASE_APP_PASSWORD] as const)
      : (["portal_ops", values.DATABASE_OPS_PASSWORD] as const);
  const { PORTAL_DATABASE_URL: own, DATABASE_URL: owners } = values;
  if (!own && !(owners && password)) {
    throw new SettingsError(
      `npm run ${command} needs PORTAL_DATABASE_URL, the database's address as ${role}. The demo is npm start.`,
    );
  }
  return {
    PORTAL_DATABASE_URL: own ? withQueryTimeOut(own, role) : roleUrl(owners ?? "", role, password ?? ""),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(variables.AUTH_SECRET ?? ""),
  };
}

/** The variables of a process with one role, without the owner's URL and the other role's password. */
export function roleVariables(settings: Settings, ownerUrl: string, role: Role): Record<string, string> {
  const { secrets } = settings;
  const password = role === "portal_app" ? secrets.DATABASE_APP_PASSWORD : secrets.DATABASE_OPS_PASSWORD;
  return {
    AUTH_SECRET: secrets.AUTH_SECRET,
    ENCRYPTION_KEYS: secrets.ENCRYPTION_KEYS,
    PASSWORD_PEPPERS: secrets.PASSWORD_PEPPERS,
    PORTAL_DATABASE_URL: roleUrl(ownerUrl, role, password),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(secrets.AUTH_SECRET),
    PORT: String(settings.port),
    ADMIN_HOST: settings.adminHost,
    ...(settings.isDemo
      ? {
          PORTAL_DEMO: "1",
          PUBLIC_SCHEME: "http",
          PUBLIC_PORT: String(settings.port),
          BIND_ADDRESS: settings.demoAddress,
          LOCAL_SMTP_PORT: String(settings.smtpPort),
          // Overrides the shell: a demo's mail stays in its mailbox.
          RESEND_API_KEY: "",
          SMTP_URL: "",
        }
      : {}),
  };
}
