import { createInterface } from "node:readline/promises";
import { insurerHosts } from "#lib/messages/ja/insurer-hosts.ts";

/** Prints what will happen and asks for a yes. Without a terminal nobody can answer: then only `--yes` goes on. */
export async function confirm(lines: readonly string[], isYes: boolean): Promise<boolean> {
  for (const line of lines) console.log(line);
  if (isYes) return true;
  if (!process.stdin.isTTY) {
    console.error(insurerHosts.needsYes);
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(insurerHosts.confirm);
  terminal.close();
  if (/^y(?:es)?$/i.test(answer.trim())) return true;
  console.error(insurerHosts.notConfirmed);
  return false;
}
