import { Callout } from "#components/ui/callout.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { Done } from "#lib/sessions/done.ts";

/** What has just been done, each on its line; in blue where that is nothing, or not all of it. */
export async function DoneCallouts({ done }: { done: readonly Done[] }) {
  const { done: text } = await requestMessages();
  if (done.length === 0) return null;
  const isFinished = done.every(({ code }) => code !== "nothing" && code !== "not-me");
  return (
    // A notice of success announces itself.
    <div role={isFinished ? undefined : "status"} className="mb-6">
      <Callout kind={isFinished ? "success" : "info"}>
        {done.map(({ code, name }) => {
          const sentence = text[code];
          return <p key={code}>{typeof sentence === "string" ? sentence : sentence(name ?? "")}</p>;
        })}
      </Callout>
    </div>
  );
}
