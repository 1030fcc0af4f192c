// The environment of each process that `npm start` starts: what is named here and nothing else, so that
// the owner's address and the other role's password stay in the process that migrates (ASVS 13.2.2, 13.3.2).

type Variables = Record<string, string | undefined>;

/** What Node.js itself reads of the machine. */
const OF_MACHINE = [
  ...["PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL"],
  ...["NODE_OPTIONS", "NODE_EXTRA_CA_CERTS", "NODE_COMPILE_CACHE"],
];

/** What both read of lib/kernel/env.ts. */
const OF_PRODUCT = [
  "PORTAL_DATABASE_URL",
  "DATABASE_POOL_SIZE",
  "DATABASE_NAMED_STATEMENTS",
  "AUTH_SECRET",
  "ENCRYPTION_KEYS",
  "PASSWORD_PEPPERS",
  "PUBLIC_SCHEME",
  "PUBLIC_PORT",
  "ADMIN_HOST",
  "PORTAL_DEMO",
  "LOG_LEVEL",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
  "MAIL_FROM",
];

const SETTINGS = {
  build: [],
  mailbox: ["SMTP_PORT", "MAILBOX_PORT"],
  seed: [...OF_PRODUCT, "SAMPLE_PORT", "SAMPLE_SECRET"],
  "sample-service": ["PORT", "SAMPLE_PORT", "SAMPLE_SECRET"],
  server: [
    ...OF_PRODUCT,
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "PORT",
    "BIND_ADDRESS",
    "METRICS_PORT",
    "METRICS_ADDRESS",
    "TRUSTED_PROXY_HOPS",
  ],
  worker: [...OF_PRODUCT, "RESEND_API_KEY", "SMTP_URL", "LOCAL_SMTP_PORT", "WORKER_METRICS_PORT", "METRICS_ADDRESS"],
};

export type ChildName = keyof typeof SETTINGS;

/**
 * The environment of one process.
 * @param variables the operator's, and over them those of the process's role
 */
export function childEnvironment(child: ChildName, ...variables: Variables[]): NodeJS.ProcessEnv {
  const given: Variables = Object.assign({}, ...variables);
  const allowed = [...OF_MACHINE, ...SETTINGS[child]].flatMap((name) => {
    const value = given[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(allowed), NODE_ENV: "production" };
}
