import { Callout } from "#components/ui/callout.tsx";
import type { Messages } from "#lib/messages/messages.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type Done = Messages["profile"]["done"];

/** Anybody can type the URL: only codes of the catalogue have a sentence. */
function isDone(code: string, sentences: Done): code is keyof Done {
  return Object.hasOwn(sentences, code);
}

/** Each change on its own line, or that nothing was changed. */
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
