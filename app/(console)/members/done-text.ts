import { consoleText } from "#lib/messages/ja/console/console.ts";

const { members: text, many } = consoleText;

type Told = { kind: "success" | "warning"; text: string };

/** What has been done, or why it has not, on the page it leads to. */
export function doneText(done: string): Told | null {
  if (done === "too-many") return { kind: "warning", text: text.exportTooMany };
  if (done === "nobody") return { kind: "warning", text: text.selectNobody };
  return /^\d{1,2}$/.test(done) ? { kind: "success", text: many.done(done) } : null;
}
