import { BackLink } from "#components/settings/back-link.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { RegisteredFactors } from "#components/settings/registered-factors.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { signInOverview } from "#lib/settings/sign-in-overview.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { reportNotMeAction } from "./actions.ts";

/** 「心当たりがない」: linked from 「ログイン履歴」 and every notice (spec §4). A GET changes nothing. */
export default async function NotMePage() {
  const { id: sessionId, member } = await requireRecentAuthentication("/settings/not-me");
  const overview = await inRequest(signInOverview, { memberId: member.id, sessionId });
  const { insurer } = await requestContext();
  const { notMe: text, settings } = await requestMessages();
  return (
    <FormPage
      action={reportNotMeAction}
      title={text.title}
      lead={<Lead>{text.lead}</Lead>}
      above={<BackLink href="/settings/history" label={settings.menu.history} />}
      memberId={member.id}
      footer={<RegisteredFactors overview={overview} allowed={insurer.policy.methods} />}
    >
      <input type="hidden" name="everywhere" value="on" />
      <div className="space-y-3">
        <Lead>{text.willHappen}</Lead>
        <ul className="list-disc space-y-2 pl-6">
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </div>
      <FormButtons submit={text.submit} backPath="/settings/history" />
    </FormPage>
  );
}
