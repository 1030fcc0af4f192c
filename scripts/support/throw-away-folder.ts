import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder for one run's database, which the account PostgreSQL runs as may enter too. */
export function throwAwayFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kenpo-portal-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
