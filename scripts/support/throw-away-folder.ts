import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for one run's database, which the account that runs PostgreSQL may enter. */
export function throwAwayFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kenpo-portal-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
