import { LinkList } from "#components/ui/link-list.tsx";
import type { Facts } from "#lib/login-flow/facts.ts";
import { otherMethods } from "#lib/login-flow/policy.ts";
import { messages } from "#lib/messages/messages.ts";

/** 「別の方法でログイン」, where there is one. */
export function OtherMethodLink({ facts }: { facts: Facts }) {
  if (otherMethods(facts).length === 0) return null;
  return <LinkList links={[{ href: "/login/other-method", label: messages().login.otherMethod.link }]} />;
}
