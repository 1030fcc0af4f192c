import { Callout } from "#components/ui/callout.tsx";
import type { Messages } from "#lib/messages/messages.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type Done = Messages["profile"]["done"];

/** The address can be typed by anybody: only codes of the catalogue say something. */
function isDone(code: string, sentences: Done): code is keyof Done {
  return Object.hasOwn(sentences, code);
}

/** What a post of it has changed, each on its line; or that it had nothing to change. */
export async function ProfileCallouts({ done }: { done: readonly string[] }) {
  const { profile: text } = await requestMessages();
  if (done.includes("nothing")) {
    return (
      <div role="status">
        <Callout kind="info">{text.nothing}</Callout>
      </div>
    );
  }
  const codes = [...new Set(done)].filter((code) => isDone(code, text.done));
  if (codes.length === 0) return null;
  return (
    <Callout kind="success">
      {codes.map((code) => (
        <p key={code}>{text.done[code]}</p>
      ))}
    </Callout>
  );
}
