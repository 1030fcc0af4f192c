import { Notice } from "#components/ui/notice.tsx";
import type { Messages } from "#lib/messages/messages.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type Done = Messages["profile"]["done"];

/** The address can be typed by anybody: only codes of the catalogue say something. */
function isDone(code: string, sentences: Done): code is keyof Done {
  return Object.hasOwn(sentences, code);
}

/** What a post of it has changed, each on its line; or that it had nothing to change. */
export async function ProfileNotices({ done }: { done: readonly string[] }) {
  const { profile: text } = await requestMessages();
  if (done.includes("nothing")) {
    return (
      <div role="status">
        <Notice kind="info">{text.nothing}</Notice>
      </div>
    );
  }
  const codes = [...new Set(done)].filter((code) => isDone(code, text.done));
  if (codes.length === 0) return null;
  return (
    <Notice kind="success">
      {codes.map((code) => (
        <p key={code}>{text.done[code]}</p>
      ))}
    </Notice>
  );
}
