import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** Advice about expired or replaced credentials, for everybody: the form's answer is always the same (spec §5.8). */
export async function LoginFooter({ insurer }: { insurer: Insurer }) {
  const { common, recovery } = await requestMessages();
  return (
    <>
      <LinkList
        links={[
          { href: "/forgot-password", label: recovery.forgotPassword.title },
          { href: "/forgot-login-id", label: recovery.forgotLoginId.title },
          { href: "/", label: common.backToPortal },
        ]}
      />
      <HelpInPlace topic="first-login" insurer={insurer} />
    </>
  );
}
