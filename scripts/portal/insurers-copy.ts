import { createInterface } from "node:readline/promises";
import { Command } from "@commander-js/extra-typings";
import { Client } from "pg";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { CONNECT_TIME_OUT } from "#lib/kernel/database-time-outs.ts";
import { insurerCopy } from "#lib/messages/ja/insurer-copy.ts";
import type { KeyLists } from "#prisma/check-keys.ts";
import { INSURER, operatorPath, optionValue } from "./command.ts";
import { exportInsurer } from "./insurer-copy/export-insurer.ts";
import { importInsurer } from "./insurer-copy/import-insurer.ts";
import { MANIFEST, manifestSchema } from "./insurer-copy/manifest.ts";
import { removeInsurer } from "./insurer-copy/remove-insurer.ts";
import { asOperator } from "./operator.ts";
import { showProgress } from "./progress.ts";
import { readJson } from "./read-json.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

type Detail = Record<string, string | number>;
type Action = "insurer.export" | "insurer.import" | "insurer.remove";

const keysOfProcess = (): KeyLists => ({
  ENCRYPTION_KEYS: process.env.ENCRYPTION_KEYS ?? "",
  PASSWORD_PEPPERS: process.env.PASSWORD_PEPPERS ?? "",
});

/** Only the owner sees every table, and may delete audit events. */
async function asOwner<Value>(ownerUrl: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: ownerUrl, ...CONNECT_TIME_OUT });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** In the console's chain, which stays when the insurer's goes, and leaves a copy as it was. */
async function note(action: Action, detail: Detail): Promise<void> {
  const { recordAudit } = await import("#lib/audit/record-audit.ts");
  const { findInsurerById } = await import("#lib/insurers/find-insurer.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { CONSOLE_ID } = await import("#lib/kernel/console.ts");
  const console = await findInsurerById(CONSOLE_ID);
  if (!console) throw new Error("the console has no row");
  await inInsurer(await asOperator(console), (scope) => recordAudit(scope, { action, result: "success", detail }));
}

function refuse(line: string): false {
  console.error(line);
  return false;
}

/** The insurer of `--insurer`, which is none of the portal's own. */
async function requireCopied(slug: string): Promise<Insurer | false> {
  const { CONSOLE_ID } = await import("#lib/kernel/console.ts");
  const insurer = await requireInsurer(slug);
  if (insurer?.id === CONSOLE_ID) return refuse(insurerCopy.console);
  return insurer ?? false;
}

async function writeOut(ownerUrl: string, slug: string, folder: string): Promise<boolean> {
  const { currentTime } = await import("#lib/kernel/clock.ts");
  const insurer = await requireCopied(slug);
  if (!insurer) return false;
  const options = { folder, keys: keysOfProcess(), now: currentTime() };
  const manifest = await asOwner(ownerUrl, (client) => exportInsurer(client, insurer, options)).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return null;
      throw error;
    },
  );
  if (!manifest) return refuse(insurerCopy.folderTaken(folder));
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
  await note("insurer.export", { slug, insurerId: insurer.id, rows });
  console.log(insurerCopy.exported(rows, manifest.tables.length, folder));
  console.log(insurerCopy.keysNeeded(manifest.keys.map(({ setting, keyId }) => `${setting} ${keyId}`)));
  if (!insurer.isDisabled) console.log(insurerCopy.notDisabled);
  return true;
}

async function readIn(ownerUrl: string, folder: string): Promise<boolean> {
  const manifest = await readJson(`${folder}/${MANIFEST}`, manifestSchema);
  if (!manifest) return false;
  const { slug, id: insurerId } = manifest.insurer;
  const failure = await asOwner(ownerUrl, (client) =>
    importInsurer(client, { folder, manifest, keys: keysOfProcess() }),
  );
  if (failure) return refuse(insurerCopy.importFailures[failure.code](failure.what));
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
  await note("insurer.import", { slug, insurerId, rows });
  console.log(insurerCopy.imported(slug, rows));
  return true;
}

/** The slug, typed: nobody removes an insurer by answering yes. */
async function isTyped(slug: string, given: string | undefined): Promise<boolean> {
  if (given !== undefined || !process.stdin.isTTY) return given === slug;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question(insurerCopy.remove.ask(slug));
  terminal.close();
  return typed.trim() === slug;
}

async function remove(ownerUrl: string, slug: string, given: string | undefined): Promise<boolean> {
  const { remove: words } = insurerCopy;
  const { currentAnchor } = await import("#lib/audit/audit-anchor.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const insurer = await requireCopied(slug);
  if (!insurer) return false;
  if (!insurer.isDisabled) return refuse(words.notDisabled);
  for (const line of words.plan(insurer.name, slug)) console.log(line);
  if (!(await isTyped(slug, given))) return refuse(words.notConfirmed);
  const anchor = await inInsurer(await asOperator(insurer), currentAnchor);
  const { sequence = 0, hash = "" } = anchor ?? {};
  // Before the first row goes: an interrupted removal is in the audit too.
  await note("insurer.remove", { slug, insurerId: insurer.id, sequence, hash });
  console.log(words.anchor(sequence, hash));
  const progress = showProgress(process.stderr, insurerCopy.progress);
  const removed = await asOwner(ownerUrl, (client) =>
    removeInsurer(client, insurer.id, (rows) => progress.update(0, rows)),
  ).finally(progress.end);
  console.log(words.done(slug, removed));
  return true;
}

export const insurersExport = new Command("insurers export")
  .summary("Write all rows of an insurer into a new folder")
  .description("Secrets stay sealed: the folder is of use only with the keys it names. It holds personal data.")
  .argument("<folder>", "one folder")
  .requiredOption(...INSURER)
  .action((folder, { insurer }) => withDatabase(({ ownerUrl }) => writeOut(ownerUrl, insurer, operatorPath(folder))));

export const insurersImport = new Command("insurers import")
  .summary("Read an exported insurer into this installation, disabled")
  .description("The database must have the same migrations and the same keys, and no insurer of this id, slug or host.")
  .argument("<folder>", "one folder")
  .action((folder) => withDatabase(({ ownerUrl }) => readIn(ownerUrl, operatorPath(folder))));

export const insurersRemove = new Command("insurers remove")
  .summary("Delete all rows of a disabled insurer")
  .description("Asks for its slug. Interrupted, run it again.")
  .requiredOption(...INSURER)
  .option("--confirm <slug>", "the slug again, in place of the question", optionValue)
  .action(({ insurer, confirm }) => withDatabase(({ ownerUrl }) => remove(ownerUrl, insurer, confirm)));
