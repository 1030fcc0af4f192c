import { readFile } from "node:fs/promises";
import type { z } from "zod";

/** What a JSON file says; null after printing all that is wrong with it. */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | null> {
  let content: unknown;
  try {
    // TextDecoder takes the mark at the beginning away that editors on Windows write.
    content = JSON.parse(new TextDecoder().decode(await readFile(path)));
  } catch (error) {
    console.error(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : error}`);
    return null;
  }
  const parsed = schema.safeParse(content);
  for (const issue of parsed.error?.issues ?? []) {
    console.error(`${path}: ${issue.path.join(".") || "the file"}: ${issue.message}`);
  }
  return parsed.data ?? null;
}
