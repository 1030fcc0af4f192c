import { HelpInPlace } from "#components/help/help-in-place.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/**
 * Under the login form. The form answers alike whatever is wrong, so what to do about a letter that
 * ran out or was replaced stands here for everybody (spec §5.8).
 */
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
