import { createHmac } from "node:crypto";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { roleUrl } from "#prisma/prepare.ts";
import { isSentInClear } from "./database-tls.ts";
import { demoSecrets, type Secrets } from "./demo-secrets.ts";

type Variables = Record<string, string | undefined>;

export type Settings = {
  /** True on the embedded database: demo insurers, demo secrets, local mailbox. */
  isDemo: boolean;
  dataDir: string;
  port: number;
  mailboxPort: number;
  smtpPort: number;
  /** Of the demo's sample service. */
  samplePort: number;
  /** Host of the insurers' console, without port. */
  adminHost: string;
  /** The owner's connection; undefined means the embedded database. */
  databaseUrl: string | undefined;
  secrets: Secrets;
};

/** A missing or invalid setting; its message is the one line to print. */
export class SettingsError extends Error {}

const SECRET_NAMES = [
  "AUTH_SECRET",
  "ENCRYPTION_KEYS",
  "PASSWORD_PEPPERS",
  "DATABASE_APP_PASSWORD",
  "DATABASE_OPS_PASSWORD",
] as const;

const MOST = { port: 65_535, proxies: 10, connections: 100 };

/** A whole number from `least` to `most`; undefined where the variable is not set. */
function readNumber(variables: Variables, name: string, what: string, least: number, most: number) {
  const text = variables[name];
  if (text === undefined || text === "") return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new SettingsError(`${name}=${text} is not ${what} (${least} to ${most}).`);
  }
  return number;
}

const readPort = (variables: Variables, name: string, fallback: number) =>
  readNumber(variables, name, "a port number", 1, MOST.port) ?? fallback;

/** What the processes read themselves: a wrong one must be found before anything starts, not taken for none. */
function assertReadable(variables: Variables) {
  readNumber(variables, "TRUSTED_PROXY_HOPS", "a number of proxies", 0, MOST.proxies);
  readNumber(variables, "METRICS_PORT", "a port number", 0, MOST.port);
  readNumber(variables, "PUBLIC_PORT", "a port number", 1, MOST.port);
  readNumber(variables, "DATABASE_POOL_SIZE", "a number of connections", 1, MOST.connections);
  const { PUBLIC_SCHEME: scheme, BIND_ADDRESS: bindAddress } = variables;
  if (scheme && !["http", "https"].includes(scheme)) {
    throw new SettingsError(`PUBLIC_SCHEME=${scheme} is neither http nor https.`);
  }
  if (bindAddress && isIP(bindAddress) === 0) {
    throw new SettingsError(`BIND_ADDRESS=${bindAddress} is no IP address. For a proxy on this machine: 127.0.0.1.`);
  }
}

function readDatabaseUrl(variables: Variables): string | undefined {
  const text = variables.DATABASE_URL;
  if (text === undefined || text === "") return undefined;
  const isPostgres = URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol);
  if (!isPostgres || new URL(text).pathname.length < 2) {
    throw new SettingsError("DATABASE_URL is not an address like postgresql://owner:password@host:5432/database.");
  }
  if (isSentInClear(text)) {
    throw new SettingsError(
      "DATABASE_URL leads to another machine without verified TLS: add ?sslmode=verify-full, and &sslrootcert=/path/to/ca.pem if its certificate is from an authority of your own.",
    );
  }
  return text;
}

/** The rule of lib/kernel/env.ts, checked before anything starts. */
function assertKeyList(name: string, text: string) {
  const isKey = (entry: string) =>
    /^[a-z0-9]+:/.test(entry) && Buffer.from(entry.split(":")[1] ?? "", "base64").length === 32;
  if (!text.split(",").every(isKey)) {
    throw new SettingsError(
      `${name} is not a list of id:base64 keys of 32 bytes each, like k1:… (openssl rand -base64 32).`,
    );
  }
  const ids = text.split(",").map((entry) => entry.split(":")[0]);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new SettingsError(`${name} names ${twice} twice: a new key needs an id of its own.`);
}

function operatorSecrets(variables: Variables): Secrets {
  const missing = SECRET_NAMES.filter((name) => !variables[name]);
  if (missing.length > 0) {
    throw new SettingsError(`With DATABASE_URL set, these secrets must be set too: ${missing.join(", ")}.`);
  }
  if (!variables.RESEND_API_KEY && !variables.SMTP_URL) {
    throw new SettingsError("With DATABASE_URL set, mail needs RESEND_API_KEY or SMTP_URL.");
  }
  if (!/^[^@\s]+@[^@\s]+$/.test(variables.MAIL_FROM ?? "")) {
    throw new SettingsError("With DATABASE_URL set, MAIL_FROM must be the address that mails are sent from.");
  }
  for (const name of ["ENCRYPTION_KEYS", "PASSWORD_PEPPERS"] as const) assertKeyList(name, variables[name] ?? "");
  if ((variables.AUTH_SECRET ?? "").length < 32) throw new SettingsError("AUTH_SECRET is shorter than 32 characters.");
  const pick = (name: (typeof SECRET_NAMES)[number]) => variables[name] ?? "";
  return {
    AUTH_SECRET: pick("AUTH_SECRET"),
    ENCRYPTION_KEYS: pick("ENCRYPTION_KEYS"),
    PASSWORD_PEPPERS: pick("PASSWORD_PEPPERS"),
    DATABASE_OWNER_PASSWORD: "",
    DATABASE_APP_PASSWORD: pick("DATABASE_APP_PASSWORD"),
    DATABASE_OPS_PASSWORD: pick("DATABASE_OPS_PASSWORD"),
  };
}

/** The operator's settings with the demo's defaults; demo secrets only without DATABASE_URL. @throws SettingsError */
export function readSettings(variables: Variables): Settings {
  assertReadable(variables);
  const databaseUrl = readDatabaseUrl(variables);
  const dataDir = resolve(variables.DATA_DIR || ".data");
  return {
    isDemo: databaseUrl === undefined,
    dataDir,
    port: readPort(variables, "PORT", 3000),
    mailboxPort: readPort(variables, "MAILBOX_PORT", 1080),
    smtpPort: readPort(variables, "SMTP_PORT", 1025),
    samplePort: readPort(variables, "SAMPLE_PORT", readPort(variables, "PORT", 3000) + 3),
    adminHost: variables.ADMIN_HOST || "admin.localhost",
    databaseUrl,
    secrets: databaseUrl === undefined ? demoSecrets(dataDir) : operatorSecrets(variables),
  };
}

/** Under which Next.js seals what an action carries: the same on every node, and after a start (32 bytes, base64). */
const actionKey = (secret: string) => createHmac("sha256", secret).update("server actions").digest("base64");

/** The variables of a process with one role, without the owner's URL and the other role's password. */
export function roleVariables(
  settings: Settings,
  ownerUrl: string,
  role: "portal_app" | "portal_ops",
): Record<string, string> {
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
          LOCAL_SMTP_PORT: String(settings.smtpPort),
          // Overrides the shell: a demo's mail stays in its mailbox.
          RESEND_API_KEY: "",
          SMTP_URL: "",
        }
      : {}),
  };
}
