import { readFile } from "node:fs/promises";
import { Command } from "@commander-js/extra-typings";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { INSURER, operatorPath } from "./command.ts";
import { actFor } from "./insurer-act.ts";

async function readText(path: string): Promise<Result<string, "file-unreadable" | "not-text">> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return fail("file-unreadable");
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return fail("not-text");
  }
}

function publish(slug: string, path: string): Promise<void> {
  return actFor(
    slug,
    async (scope) => {
      const { publishTerms } = await import("#lib/operations/publish-terms.ts");
      const text = await readText(path);
      return text.ok ? publishTerms(scope, text.value) : text;
    },
    ({ version }) => operations.termsPublished(version),
    operations.failures,
  );
}

export const termsPublish = new Command("terms publish")
  .summary("Publish a new version of an insurer's terms of use")
  .description(
    "Publishes the file, Markdown in UTF-8, as the next version of the insurer's terms of use.\n" +
      "It is in force at once and cannot be taken back: members are asked to accept it before their next page.",
  )
  .argument("<file.md>", "one Markdown file")
  .requiredOption(...INSURER)
  .action((file, { insurer }) => publish(insurer, operatorPath(file)));
