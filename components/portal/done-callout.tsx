import { Callout } from "#components/ui/callout.tsx";
import { ShownOnce } from "#components/ui/shown-once.tsx";
import { ACHIEVEMENTS } from "#lib/login-flow/take-step.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 【以上で設定が完了しました】 at the end of every manual: what the login has just done, shown once. */
export async function DoneCallout({ done }: { done: string | string[] | undefined }) {
  const achievement = ACHIEVEMENTS.find((each) => each === done);
  if (!achievement) return null;
  const { login, portal } = await requestMessages();
  const { passwordReset, methodSetUp } = portal.top.done;
  return (
    <Callout kind="success" className="mb-8">
      {achievement === "password" ? passwordReset : methodSetUp(login.method.names[achievement])}
      <ShownOnce />
    </Callout>
  );
}
