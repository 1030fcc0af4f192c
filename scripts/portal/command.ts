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

/** The clerks' own portal has a row among the insurers, which only these commands take. */
const CONSOLE = { slug: "console", commands: ["audit verify", "members unlock", "sessions end"] };

/** Whether `--insurer` names the clerks' own portal to a command that is about an insurer's members, clerks or pages. */
export function isForInsurersOnly(name: string, { insurer }: { insurer?: string }): boolean {
  return insurer === CONSOLE.slug && !CONSOLE.commands.includes(name);
}

/** A path relative to the operator's folder: npm runs scripts in the project's folder. */
export function operatorPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
