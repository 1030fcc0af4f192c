import "server-only";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { linkTarget } from "./link-target.ts";
import { parseMarkdown } from "./parse-markdown.ts";

export type MarkdownProblem = "empty" | "not-text" | "html" | "link";

/** A tag or comment, where no HTML is meant to be. */
export const HTML = /<!--|<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/i;
const LINKS = /\]\(\s*<?([^\s()<>]*)/g;

/**
 * Reads the Markdown that an insurer writes: line ends and outer whitespace come from the editor. HTML and links to
 * anywhere but the web, mail, telephone and the portal are refused here, although pages show them as plain text
 * (parse-markdown.ts): the writer meant something else (spec §14 case 16).
 */
export function readMarkdown(typed: string): Result<string, MarkdownProblem> {
  const source = typed.replaceAll(/\r\n?/g, "\n").trim();
  if (/(?![\t\n])\p{Cc}|\ufffd/u.test(source)) return fail("not-text");
  if (HTML.test(source)) return fail("html");
  if ([...source.matchAll(LINKS)].some(([, url = ""]) => linkTarget(url) === null)) return fail("link");
  return parseMarkdown(source).length === 0 ? fail("empty") : ok(source);
}
