import { LinkList } from "#components/ui/link-list.tsx";
import type { Facts } from "#lib/login-flow/facts.ts";
import { otherMethods, takesRecoveryCode } from "#lib/login-flow/next-step.ts";
import { methodToEnrol } from "#lib/login-flow/steps.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「別の方法でログイン」 if there is one (or a recovery code); 「別の認証方法を選ぶ」 during a set-up. */
export async function OtherMethodLink({ facts }: { facts: Facts }) {
  if (otherMethods(facts).length === 0 && !takesRecoveryCode(facts)) return null;
  const { link, titleEnrol } = (await requestMessages()).login.otherMethod;
  const label = methodToEnrol(facts) === null ? link : titleEnrol;
  return <LinkList links={[{ href: "/login/other-method", label }]} />;
}
