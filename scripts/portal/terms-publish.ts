import { readFile } from "node:fs/promises";
import { Command } from "@commander-js/extra-typings";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { INSURER, operatorPath } from "./command.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

async function readText(path: string): Promise<Result<string, "file-unreadable" | "not-text">> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return fail("file-unreadable");
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fail("not-text");
  }
}

async function publish(slug: string, path: string): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { publishTerms } = await import("#lib/operations/publish-terms.ts");
  const context = await asOperator(insurer);
  const text = await readText(path);
  const result = text.ok ? await inInsurer(context, (scope) => publishTerms(scope, text.value)) : text;
  if (result.ok) console.log(operations.termsPublished(result.value.version));
  else console.error(operations.failures[result.code]);
  return result.ok;
}

export const termsPublish = new Command("terms publish")
  .summary("Publish a new version of an insurer's terms of use")
  .description(
    "Publishes the file, Markdown in UTF-8, as the next version of the insurer's terms of use.\n" +
      "It is in force at once and cannot be taken back: members are asked to accept it before their next page.",
  )
  .argument("<file.md>", "one Markdown file")
  .requiredOption(...INSURER)
  .action((file, { insurer }) => withDatabase(() => publish(insurer, operatorPath(file))));
