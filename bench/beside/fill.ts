import { randomUUID } from "node:crypto";
import { symmetricEncrypt } from "better-auth/crypto";
import { getMigrations } from "better-auth/db/migration";
import type pg from "pg";
import { argon2Hash } from "#lib/credentials/password/argon2.ts";
import type { People } from "../people.ts";
import type { betterAuthWith } from "./better-auth.ts";

export function emailOf(loginId: string): string {
  return `${loginId}@example.jp`;
}

/** better-auth's tables, with the same people, their password and their authenticator app. */
export async function fillBeside(
  pool: pg.Pool,
  { options }: ReturnType<typeof betterAuthWith>,
  people: People,
): Promise<void> {
  await (await getMigrations(options)).runMigrations();
  const everyone = people.everyone().map(({ loginId }) => ({ id: randomUUID(), email: emailOf(loginId) }));
  const [ids, emails] = [everyone.map(({ id }) => id), everyone.map(({ email }) => email)];
  await pool.query(
    `insert into "user" ("id", "name", "email", "emailVerified", "twoFactorEnabled", "createdAt", "updatedAt")
     select "id", "email", "email", true, true, now(), now() from unnest($1::text[], $2::text[]) as person("id", "email")`,
    [ids, emails],
  );
  await pool.query(
    `insert into "account" ("id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
     select "id", "id", 'credential', "id", $2, now(), now() from unnest($1::text[]) as person("id")`,
    [ids, await argon2Hash(people.password)],
  );
  const secret = await symmetricEncrypt({ key: `${options.secret}`, data: `base32:${people.totpSecret}` });
  await pool.query(
    `insert into "twoFactor" ("id", "userId", "secret", "backupCodes", "verified")
     select "id", "id", $2, '', true from unnest($1::text[]) as person("id")`,
    [ids, secret],
  );
  await pool.query("vacuum analyze");
}
