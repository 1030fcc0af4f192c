import { consoleText } from "#lib/messages/ja/console/console.ts";

const { members: text, many } = consoleText;

/** What has been done, on the page it leads to. */
export function doneText(done: string): string | null {
  if (done === "too-many") return text.exportTooMany;
  return /^\d{1,2}$/.test(done) ? many.done(done) : null;
}
