import { Command } from "@commander-js/extra-typings";
import { operations } from "#lib/messages/ja/operations.ts";
import { INSURER } from "./command.ts";
import { actFor } from "./insurer-act.ts";

const { embed } = operations;

async function add(slug: string, text: string): Promise<void> {
  const { addOrigin } = await import("#lib/embed/origins.ts");
  return actFor(
    slug,
    (scope) => addOrigin(scope, { text }),
    ({ origin }) => embed.added(origin),
    embed.failures,
  );
}

async function list(slug: string): Promise<void> {
  const { listOrigins } = await import("#lib/embed/origins.ts");
  const { ok } = await import("#lib/kernel/result.ts");
  return actFor(
    slug,
    async (scope) => ok(await listOrigins(scope)),
    (origins) => (origins.length === 0 ? embed.none : origins.map((each) => embed.line(each)).join("\n")),
    embed.failures,
  );
}

async function remove(slug: string, origin: string): Promise<void> {
  const { removeOrigin } = await import("#lib/embed/origins.ts");
  return actFor(
    slug,
    (scope) => removeOrigin(scope, { origin }),
    () => embed.removed(origin),
    embed.failures,
  );
}

async function showSnippet(slug: string): Promise<void> {
  const { readSnippet } = await import("#lib/embed/snippet.ts");
  const { ok } = await import("#lib/kernel/result.ts");
  return actFor(slug, async ({ insurer }) => ok(await readSnippet(insurer)), embed.snippet, embed.failures);
}

export const embedSnippet = new Command("embed snippet")
  .summary("Print what the insurer's web person copies into a page")
  .description("With the hash of the button's file (Subresource Integrity); docs/embedding.md explains it.")
  .requiredOption(...INSURER)
  .action(({ insurer }) => showSnippet(insurer));

export const embedOriginsAdd = new Command("embed origins add")
  .summary("Let the pages of a site embed an insurer's portal")
  .argument("<origin>", "one origin, as https://www.example.or.jp")
  .requiredOption(...INSURER)
  .action((origin, { insurer }) => add(insurer, origin));

export const embedOriginsList = new Command("embed origins list")
  .description("List the sites that may embed an insurer's portal: since when, last used")
  .requiredOption(...INSURER)
  .action(({ insurer }) => list(insurer));

export const embedOriginsRemove = new Command("embed origins remove")
  .summary("Take that back")
  .description("The site's pages get no answer of a login and show no cards from the next request on.")
  .argument("<origin>", "one origin, as the list shows it")
  .requiredOption(...INSURER)
  .action((origin, { insurer }) => remove(insurer, origin));
