import { resolve } from "node:path";
import { InvalidArgumentError } from "@commander-js/extra-typings";

/** Refuses a value that looks like an option: `--out --dry-run` must not write a file of that name. */
export function optionValue(text: string): string {
  if (text === "" || text.startsWith("-")) throw new InvalidArgumentError("");
  return text;
}

/** For `requiredOption`. */
export const INSURER = [
  "--insurer <slug>",
  'required: the insurer; "insurers list" shows the slugs',
  optionValue,
] as const;

/** A path relative to the operator's folder: npm runs scripts in the project's folder. */
export function operatorPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
