import { Callout } from "#components/ui/callout.tsx";
import type { Messages } from "#lib/messages/messages.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SignInOverview } from "#lib/settings/sign-in-overview.ts";

type SignInCalloutsProps = {
  /** What was done; from the URL. */
  done: string | undefined;
  /** After the re-authentication that a button of this page asked for. */
  isAuthenticated: boolean;
  overview: Pick<SignInOverview, "isOnlyOne">;
};

/** At the top of 「ログイン方法変更」: what was done, and what should be. */
export async function SignInCallouts({ done, isAuthenticated, overview }: SignInCalloutsProps) {
  const { signIn: text } = await requestMessages();
  const sentence = isDone(done, text.done) ? text.done[done] : isAuthenticated ? text.authenticated : null;
  return (
    <>
      {sentence ? <Callout kind="success">{sentence}</Callout> : null}
      {overview.isOnlyOne ? (
        <Callout kind="warning" title={text.onlyOne.title}>
          {text.onlyOne.body}
        </Callout>
      ) : null}
    </>
  );
}

type Done = Messages["signIn"]["done"];

/** Anybody can type the URL: only codes of the catalogue have a sentence. */
function isDone(code: string | undefined, sentences: Done): code is keyof Done {
  return code !== undefined && Object.hasOwn(sentences, code);
}
