import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export type Secrets = {
  AUTH_SECRET: string;
  ENCRYPTION_KEYS: string;
  PASSWORD_PEPPERS: string;
  DATABASE_OWNER_PASSWORD: string;
  DATABASE_APP_PASSWORD: string;
  DATABASE_OPS_PASSWORD: string;
};

/** Secrets of a demo: made at the first start, kept in the data folder, used nowhere else. */
export function demoSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch {
    const key = (bytes: number) => randomBytes(bytes).toString("base64");
    const name = () => randomBytes(18).toString("hex");
    const secrets: Secrets = {
      AUTH_SECRET: key(32),
      ENCRYPTION_KEYS: `k1:${key(32)}`,
      PASSWORD_PEPPERS: `p1:${key(32)}`,
      DATABASE_OWNER_PASSWORD: name(),
      DATABASE_APP_PASSWORD: name(),
      DATABASE_OPS_PASSWORD: name(),
    };
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
    return secrets;
  }
}
