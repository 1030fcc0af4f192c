import { Notice } from "#components/ui/notice.tsx";
import type { Messages } from "#lib/messages/messages.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import type { SignInOverview } from "#lib/settings/sign-in-overview.ts";

type SignInNoticesProps = {
  /** What was done, as the address says it. */
  done: string | undefined;
  /** Back from the re-authentication that a button of this page asked for. */
  isAuthenticated: boolean;
  overview: Pick<SignInOverview, "isOnlyOne">;
};

/** At the top of 「ログイン方法変更」: what has just happened, and what should. */
export async function SignInNotices({ done, isAuthenticated, overview }: SignInNoticesProps) {
  const { signIn: text } = await requestMessages();
  const sentence = isDone(done, text.done) ? text.done[done] : isAuthenticated ? text.authenticated : null;
  return (
    <>
      {sentence ? <Notice kind="success">{sentence}</Notice> : null}
      {overview.isOnlyOne ? (
        <Notice kind="warning" title={text.onlyOne.title}>
          {text.onlyOne.body}
        </Notice>
      ) : null}
    </>
  );
}

type Done = Messages["signIn"]["done"];

/** The address can be typed by anybody: only codes of the catalogue say something. */
function isDone(code: string | undefined, sentences: Done): code is keyof Done {
  return code !== undefined && Object.hasOwn(sentences, code);
}
