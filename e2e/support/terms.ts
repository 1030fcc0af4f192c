import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { portalCommand } from "./operator.ts";
import type { ServerVariables } from "./server-variables.ts";

/** Publishes the insurer's next version of 利用規約, as the operator does. */
export async function publishTerms(variables: ServerVariables, insurer: string, markdown: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kenpo-portal-terms-"));
  try {
    const file = join(folder, "terms.md");
    await writeFile(file, markdown);
    await portalCommand(variables, "terms", "publish", "--insurer", insurer, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
