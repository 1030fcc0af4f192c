import { notFound, redirect } from "next/navigation";
import { ConsentForm } from "#components/connect/consent-form.tsx";
import { GoOn } from "#components/connect/go-on.tsx";
import { StrongerLogin } from "#components/connect/stronger-login.tsx";
import { MessagePage } from "#components/forms/message-page.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { methodsReaching } from "#lib/oidc/acr.ts";
import { findConnectionDue } from "#lib/oidc/connection.ts";
import { readReturnTo } from "#lib/sessions/return-path.ts";
import { requireMember } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { agreeAction } from "./actions.ts";

/** On the way to a service: whatever the portal still has to ask, one thing at a time, and then on to it. */
export default async function ConnectPage({ params }: PageProps<"/connect/[uid]">) {
  const { uid } = await params;
  const path = readReturnTo(`/connect/${uid}`);
  if (!path) notFound();
  const active = await requireMember(path);
  const found = await inRequest(findConnectionDue, { uid, active });
  if (!found) redirect("/connect/refused?because=expired");
  const { client, scopes, required, due } = found;
  const [service, href] = [client.title, `/oidc/interaction/${uid}`];
  const [refusePath, reauthenticatePath] = [`${href}?answer=refused`, `/reauthenticate?to=${encodeURIComponent(path)}`];
  switch (due) {
    case "finish":
      return <GoOn service={service} href={href} />;
    case "reauthenticate":
      return redirect(reauthenticatePath);
    case "consent":
      return (
        <ConsentForm
          action={agreeAction.bind(null, uid)}
          memberId={active.member.id}
          {...{ service, scopes, refusePath }}
        />
      );
    case "step-up":
    case "cannot":
      return (
        <StrongerLogin
          {...{ service, reauthenticatePath, backPath: refusePath }}
          methods={methodsReaching(required)}
          isSetUp={due === "step-up"}
        />
      );
    case "other-member": {
      const text = (await requestMessages()).connect.otherMember;
      return (
        <MessagePage title={text.title} button={{ href: "/logout", label: text.button }}>
          <p>{text.body(service)}</p>
        </MessagePage>
      );
    }
  }
}
