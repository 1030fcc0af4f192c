import "server-only";
import type { z } from "zod";
import { checkSettings, settingsSchema } from "./settings.ts";

/** What the product itself reads; nothing else in lib reads process.env. scripts/support/settings.ts makes the demo's values. */
export const envSchema = settingsSchema
  .pick({
    PORTAL_DATABASE_URL: true,
    DATABASE_POOL_SIZE: true,
    DATABASE_NAMED_STATEMENTS: true,
    AUTH_SECRET: true,
    ENCRYPTION_KEYS: true,
    PASSWORD_PEPPERS: true,
    PUBLIC_SCHEME: true,
    PUBLIC_PORT: true,
    ADMIN_HOST: true,
    PORTAL_DEMO: true,
    MAIL_FROM: true,
    RESEND_API_KEY: true,
    SMTP_URL: true,
    LOCAL_SMTP_PORT: true,
  })
  .required({ PORTAL_DATABASE_URL: true, AUTH_SECRET: true, ENCRYPTION_KEYS: true, PASSWORD_PEPPERS: true });

/** Modules read it on load, also during the build, when there are no secrets. */
export const logLevel = settingsSchema.shape.LOG_LEVEL.catch("info").parse(process.env.LOG_LEVEL || undefined);

export type Env = z.infer<typeof envSchema>;

let cached: Env | undefined;

/** Reads and checks the settings. @throws one readable line */
export function env(): Env {
  if (cached) return cached;
  const { settings, wrong } = checkSettings(envSchema, process.env);
  if (!settings) throw new Error(`Settings are missing or wrong: ${wrong.join(" ")}`);
  cached = settings;
  return cached;
}
