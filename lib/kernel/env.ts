import "server-only";
import { z } from "zod";

/** The settings; nothing else in lib reads process.env. scripts/support/settings.ts makes the demo's values. */
const keyListSchema = z
  .string()
  .transform((text) =>
    text.split(",").map((entry) => {
      const [id, key] = entry.split(":");
      return { id: id ?? "", key: Buffer.from(key ?? "", "base64") };
    }),
  )
  .refine((keys) => keys.every(({ id, key }) => /^[a-z0-9]+$/.test(id) && key.length === 32), {
    message: "expects id:base64 of 32 bytes, comma separated, the current one first",
  })
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, { message: "names an id twice" });

export const envSchema = z.object({
  /** Connects as portal_app, or as portal_ops for worker and command line. */
  PORTAL_DATABASE_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
  AUTH_SECRET: z.string().min(32),
  /** AES-256-GCM keys for columns that end in Encrypted. */
  ENCRYPTION_KEYS: keyListSchema,
  /** HMAC keys mixed into passwords and short codes before hashing. */
  PASSWORD_PEPPERS: keyListSchema,
  PUBLIC_SCHEME: z.enum(["http", "https"]).default("https"),
  /** The port in URLs, unless it is the scheme's default. */
  PUBLIC_PORT: z.coerce.number().int().optional(),
  /** Host of the insurers' console. */
  ADMIN_HOST: z.string().default("admin.localhost"),
  /** "1" serves the demo pages and the demo insurers. */
  PORTAL_DEMO: z.enum(["0", "1"]).default("0"),
  MAIL_FROM: z.email().default("no-reply@portal.example"),
  RESEND_API_KEY: z.string().optional(),
  SMTP_URL: z.string().optional(),
  /** Port of the local mailbox on 127.0.0.1 (demo and tests only). */
  LOCAL_SMTP_PORT: z.coerce.number().int().optional(),
});

/** Modules read it on load, also during the build, when there are no secrets. */
export const logLevel = z.enum(["debug", "info", "warn", "error", "silent"]).catch("info").parse(process.env.LOG_LEVEL);

export type Env = z.infer<typeof envSchema>;

let cached: Env | undefined;

/** Reads and checks the settings. @throws one readable line */
export function env(): Env {
  if (cached) return cached;
  const parsed = envSchema.safeParse(process.env);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings are missing or wrong: ${names.join("; ")}`);
  }
  cached = parsed.data;
  return cached;
}
