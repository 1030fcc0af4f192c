import { LoginHelpGroups } from "#components/portal/login-help.tsx";
import { Lead } from "#components/ui/lead.tsx";
import type { InsurerPolicy } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** What to log in with the first time: the insurer's own words for each group of members, where it has any. */
export async function FirstTime({ blocks }: { blocks: InsurerPolicy["loginHelp"] }) {
  const text = (await requestMessages()).login.loginForm;
  if (blocks.length === 0) return <Lead>{text.firstTime}</Lead>;
  return (
    <>
      <h2 className="font-700">{text.firstTimeGroups}</h2>
      <LoginHelpGroups blocks={blocks} />
    </>
  );
}
