import { LinkList } from "#components/ui/link-list.tsx";
import type { Facts } from "#lib/login-flow/facts.ts";
import { otherMethods, takesRecoveryCode } from "#lib/login-flow/policy.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「別の方法でログイン」, where there is one; a recovery code is one. */
export async function OtherMethodLink({ facts }: { facts: Facts }) {
  if (otherMethods(facts).length === 0 && !takesRecoveryCode(facts)) return null;
  return (
    <LinkList links={[{ href: "/login/other-method", label: (await requestMessages()).login.otherMethod.link }]} />
  );
}
