import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

/** manifest.json, which is written last: a folder without it is not whole. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  at: z.iso.datetime(),
  insurer: z.strictObject({ id: z.uuid(), slug: z.string(), host: z.string() }),
  /** Of the database, in their order. */
  migrations: z.array(z.string()),
  /** What its secrets are sealed and hashed with: names, and checks by which another key of this name is noticed. */
  keys: z.array(
    z.strictObject({
      setting: z.enum(["ENCRYPTION_KEYS", "PASSWORD_PEPPERS"]),
      keyId: z.string(),
      check: z.string(),
    }),
  ),
  /** By name, in the order of their foreign keys; the file is `<name>.jsonl`. */
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int().nonnegative(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;

export const MANIFEST = "manifest.json";

export const fileOf = (folder: string, table: string) => join(folder, `${table}.jsonl`);

/** The first table whose file is not as it was written, or null. */
export async function firstAltered(folder: string, { tables }: Manifest): Promise<string | null> {
  for (const { name, sha256 } of tables) {
    const hash = createHash("sha256");
    const isThere = await pipeline(createReadStream(fileOf(folder, name)), hash).then(
      () => true,
      () => false,
    );
    if (!isThere || hash.digest("hex") !== sha256) return name;
  }
  return null;
}
