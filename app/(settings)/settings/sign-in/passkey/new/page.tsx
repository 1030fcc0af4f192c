import { notFound } from "next/navigation";
import { PasskeyIntro, PasskeyTop } from "#components/forms/passkey-intro.tsx";
import { PasskeyRegistration } from "#components/forms/passkey-registration.tsx";
import { BackLink } from "#components/settings/back-link.tsx";
import { ChosenField } from "#components/settings/chosen-field.tsx";
import { FullPage } from "#components/settings/full-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { listPasskeys } from "#lib/credentials/passkey/list-passkeys.ts";
import { MAX_PASSKEYS } from "#lib/kernel/limits.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { setUpPage } from "#lib/settings/set-up-page.ts";
import { draftOf } from "#lib/web/frames/draft-of.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requestContext } from "#lib/web/request/read-request-context.ts";
import { addPasskeyAction, beginPasskeyAction } from "./actions.ts";

/** 「生体認証の設定」 of one more passkey (manual 004, 3-6 2. ⑤–⑦ and 4. ⑤–⑧). */
export default async function NewPasskeyPage({ searchParams }: PageProps<"/settings/sign-in/passkey/new">) {
  const page = setUpPage("passkey", (await searchParams).use === "1");
  const session = await requireRecentAuthentication(page.path);
  const { member } = session;
  const { insurer, userAgent } = await requestContext();
  const draft = await draftOf(session, page.path);
  const { common, factors, login, settings, signIn } = await requestMessages();
  if (!insurer.policy.methods.includes("passkey")) notFound();
  const passkeys = await inRequest(listPasskeys, { memberId: member.id });
  if (passkeys.length >= MAX_PASSKEYS) return <FullPage kind="passkey" title={factors.passkeyRegister.title} />;
  const { platforms: _, ...text } = factors.passkeyRegister;
  const lead = page.isChosen ? `${text.lead}${signIn.willChange(login.method.names.passkey)}` : text.lead;
  return (
    <PasskeyRegistration
      begin={beginPasskeyAction}
      register={addPasskeyAction}
      owner={{ memberId: member.id }}
      everywhere={{ label: settings.everywhere, hint: settings.everywhereHint }}
      hidden={<ChosenField page={page} />}
      text={text}
      errors={factors.passkeyErrors}
      introTop={
        <>
          <BackLink href="/settings/sign-in" label={settings.menu.signIn} />
          <PasskeyTop heading={text.title} lead={lead} />
          {draft ? (
            <Callout kind="info" className="mb-6">
              {draft.callout}
            </Callout>
          ) : null}
        </>
      }
      namingTop={<PasskeyTop heading={text.nameTitle} lead={text.nameLead} />}
      back={
        <ButtonLink href={page.backPath} variant="secondary" className="w-full sm:w-auto">
          {common.back}
        </ButtonLink>
      }
    >
      <PasskeyIntro userAgent={userAgent} />
    </PasskeyRegistration>
  );
}
