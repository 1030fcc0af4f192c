import { isIP } from "node:net";
import { z } from "zod";

/** Every setting of every process: what it may be, in the words of the line that refuses it. */

const MOST = { port: 65_535, proxies: 10, connections: 100 };
const MEGABYTES = { least: 128, most: 65_536 };
const KEY_BYTES = 32;
const LOCAL_NAMES = ["localhost", "[::1]"];

/** A whole number; `1e3` and `1.5` are none. */
function whole(what: string, least: number, most: number) {
  const error = `is not ${what} (${least} to ${most})`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error });
}

const port = whole("a port number", 1, MOST.port);
/** 0: none. */
const optionalPort = whole("a port number", 0, MOST.port);
const heap = whole("a number of megabytes", MEGABYTES.least, MEGABYTES.most);
const secret = z.string().min(1);
const longSecret = z.string().min(KEY_BYTES, { error: "is shorter than 32 characters" });
const ipAddress = z
  .string()
  .refine((text) => isIP(text) !== 0, { error: "is no IP address. For a proxy on this machine: 127.0.0.1" });

const keyList = z
  .string()
  .transform((text) =>
    text.split(",").map((entry) => {
      const [id = "", key = ""] = entry.split(":");
      return { id, key: Buffer.from(key, "base64") };
    }),
  )
  .refine((keys) => keys.every(({ id, key }) => /^[a-z0-9]+$/.test(id) && key.length === KEY_BYTES), {
    error: "is not a list of id:base64 keys of 32 bytes each, like k1:… (openssl rand -base64 32)",
    abort: true,
  })
  .superRefine((keys, check) => {
    const twice = keys.find(({ id }, index) => keys.findIndex((other) => other.id === id) !== index);
    if (twice) check.addIssue(`names ${twice.id} twice: a new key needs an id of its own`);
  });

/** Where the driver connects to: a `host` in the query wins, `%2Frun%2Fpostgresql` is a socket's folder. */
const hostOf = (url: URL) => url.searchParams.getAll("host").at(-1) ?? decodeURIComponent(url.hostname);

const isThisMachine = (host: string) =>
  host.startsWith("/") || LOCAL_NAMES.includes(host) || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Whether members' data would cross a network without verified TLS (ASVS 12.3.1,
 * 12.3.2). A Unix socket and loopback cross none.
 */
function isSentInClear(databaseUrl: string): boolean {
  const url = new URL(databaseUrl);
  const modes = url.searchParams.getAll("sslmode");
  const isVerified = modes.length > 0 && modes.every((mode) => ["verify-full", "verify-ca"].includes(mode));
  return !isVerified && !isThisMachine(hostOf(url));
}

function isPostgres(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return ["postgres:", "postgresql:"].includes(protocol) && pathname.length > 1;
}

const databaseUrl = z
  .string()
  .refine(isPostgres, { error: "is not an address like postgresql://user:password@host:5432/database", abort: true })
  .refine((text) => !isSentInClear(text), {
    error:
      "leads to another machine without verified TLS: add ?sslmode=verify-full, and &sslrootcert=/path/to/ca.pem if its certificate is from an authority of your own",
  });

export const settingsSchema = z.object({
  /** As the owner, who migrates. */
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_APP_PASSWORD: secret.optional(),
  DATABASE_OPS_PASSWORD: secret.optional(),
  /** As portal_app, or as portal_ops for worker and command line. */
  PORTAL_DATABASE_URL: databaseUrl.optional(),
  DATABASE_POOL_SIZE: whole("a number of connections", 1, MOST.connections).default(10),
  /** "0" behind a PgBouncer before 1.21, which loses prepared statements between transactions. */
  DATABASE_NAMED_STATEMENTS: z.enum(["0", "1"], { error: "is neither 0 nor 1" }).default("1"),
  AUTH_SECRET: longSecret.optional(),
  /** AES-256-GCM keys for columns that end in Encrypted. */
  ENCRYPTION_KEYS: keyList.optional(),
  /** HMAC keys mixed into passwords and short codes before hashing. */
  PASSWORD_PEPPERS: keyList.optional(),
  /** Seals what a form's action carries; made of AUTH_SECRET. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secret.optional(),
  PUBLIC_SCHEME: z.enum(["http", "https"], { error: "is neither http nor https" }).default("https"),
  /** The port in URLs, unless it is the scheme's default. */
  PUBLIC_PORT: port.optional(),
  /** Host of the insurers' console. */
  ADMIN_HOST: z.string().default("admin.localhost"),
  /** "1" serves the demo pages and the demo insurers. */
  PORTAL_DEMO: z.enum(["0", "1"], { error: "is neither 0 nor 1" }).default("0"),
  MAIL_FROM: z
    .email({ error: "is no e-mail address: MAIL_FROM must be the one that mails are sent from" })
    .default("no-reply@portal.example"),
  RESEND_API_KEY: secret.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "is not an address like smtp://user:password@host:587" }).optional(),
  /** Port of a mailbox or a relay on 127.0.0.1, without TLS. */
  LOCAL_SMTP_PORT: port.optional(),
  PORT: port.default(3000),
  MAILBOX_PORT: port.default(1080),
  SMTP_PORT: port.default(1025),
  SAMPLE_PORT: port.optional(),
  BIND_ADDRESS: ipAddress.optional(),
  TRUSTED_PROXY_HOPS: whole("a number of proxies", 0, MOST.proxies).default(0),
  /** Private ports of the server and of the worker: health and measurements. */
  METRICS_PORT: optionalPort.default(0),
  WORKER_METRICS_PORT: optionalPort.default(0),
  METRICS_ADDRESS: ipAddress.default("127.0.0.1"),
  /** Bounds of the heap, in place of those that scripts/support/node-options.mjs has. */
  SERVER_HEAP_MB: heap.optional(),
  WORKER_HEAP_MB: heap.optional(),
  /** A collector of OpenTelemetry; without it there are no traces. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "is not an address like http://127.0.0.1:4318" })
    .optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], { error: "is none of debug, info, warn, error, silent" })
    .default("info"),
  DATA_DIR: z.string().default(".data"),
});

export type SettingName = keyof z.infer<typeof settingsSchema>;
type Variables = Record<string, string | undefined>;

/** Never shown, not even where they are wrong. */
const isSecret = (name: string) => /KEY|SECRET|PASSWORD|PEPPER|_URL$/.test(name);

/** Reads the settings of `schema`; an empty one is none. @returns them, or one line for each that is wrong */
export function checkSettings<Schema extends z.ZodObject>(
  schema: Schema,
  variables: Variables,
): { settings: z.infer<Schema>; wrong: [] } | { settings: null; wrong: string[] } {
  const names = Object.keys(schema.shape);
  const given = Object.fromEntries(names.map((name) => [name, variables[name] || undefined]));
  const { success, data, error } = schema.safeParse(given);
  if (success) return { settings: data, wrong: [] };
  const wrong = error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    if (given[name] === undefined) return `${name} must be set.`;
    return `${isSecret(name) ? name : `${name}=${given[name]}`} ${message}.`;
  });
  return { settings: null, wrong };
}
