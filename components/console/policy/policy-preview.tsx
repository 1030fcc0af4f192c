import type { ReactNode } from "react";
import { LoginIdField } from "#components/forms/login-id-field.tsx";
import { methodOptions } from "#components/forms/method-choice.tsx";
import { passwordRuleLines } from "#components/forms/password-rule-lines.ts";
import { PasswordRuleList } from "#components/forms/password-rule-list.tsx";
import { HelpParts } from "#components/help/help-parts.tsx";
import { findHelpTopic } from "#components/help/help-topics.ts";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { SectionHeading } from "#components/ui/heading.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { PolicyField, PreviewedScreen } from "#lib/insurers/policy-field-spec.ts";
import { fieldSpec } from "#lib/insurers/policy-fields.ts";
import { wizardScreens } from "#lib/login-flow/next-step.ts";
import type { HelpTopicId } from "#lib/messages/help.ts";
import { consolePolicy as text } from "#lib/messages/ja/console/policy.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** The members' own components, under the policy that is shown. */
const SCREENS: Record<PreviewedScreen, (props: { insurer: Insurer }) => Promise<ReactNode>> = {
  methods: Methods,
  "login-id": LoginId,
  order: Order,
  complete: Complete,
  "password-rules": PasswordRules,
  "help-first-login": ({ insurer }) => Help(insurer, "first-login"),
  "help-password": ({ insurer }) => Help(insurer, "password"),
  "help-time-out": ({ insurer }) => Help(insurer, "time-out"),
};

type PolicyPreviewProps = { field: PolicyField; insurer: Insurer; isNext?: boolean };

/** 「加入者の画面」: the part of it that the field changes, to look at only. */
export function PolicyPreview({ field, insurer, isNext = false }: PolicyPreviewProps) {
  const { preview } = fieldSpec(field);
  const Screen = preview && SCREENS[preview];
  return (
    <section>
      <SectionHeading>{text.preview}</SectionHeading>
      <p className="mt-1 text-quiet">{Screen ? (isNext ? text.previewNext : text.previewPresent) : text.noPreview}</p>
      {Screen ? (
        // Not a form of this page: nothing in it can be reached or posted.
        <div inert className="mt-3">
          <Card className="space-y-4 border-dashed border-solid-gray-500">
            <Screen insurer={insurer} />
          </Card>
        </div>
      ) : null}
    </section>
  );
}

async function Methods({ insurer: { policy } }: { insurer: Insurer }) {
  const { legend, otp } = (await requestMessages()).login.method;
  return <RadioCards legend={legend} name="preview" options={await methodOptions(policy)} hint={otp} />;
}

async function LoginId({ insurer: { policy } }: { insurer: Insurer }) {
  const { title, leadNoLoginId } = (await requestMessages()).login.method;
  const isOffered = policy.loginIdChange === "offer";
  return (
    <>
      <p className="font-700">{title}</p>
      {isOffered ? <LoginIdField present="kenpo1234" /> : <p>{leadNoLoginId}</p>}
    </>
  );
}

async function Order({ insurer: { policy } }: { insurer: Insurer }) {
  const names: Readonly<Record<string, string>> = (await requestMessages()).login.wizardSteps;
  return (
    <ol className="list-decimal space-y-1 pl-6">
      {wizardScreens(policy.firstLoginOrder).map((step) => (
        <li key={step}>{names[step]}</li>
      ))}
    </ol>
  );
}

async function Complete({ insurer: { policy } }: { insurer: Insurer }) {
  const { login } = await requestMessages();
  const { title, leadContinue, leadLogout, continue: goOn, logout } = login.complete;
  const name = login.method.names[policy.methods[0] ?? "passkey"];
  const { continueAfterFirstLogin: isContinued } = policy;
  return (
    <>
      <p className="font-700">{title}</p>
      <p>{isContinued ? leadContinue(name) : leadLogout(name)}</p>
      <p className="flex flex-wrap gap-3">
        {isContinued ? <Button>{goOn}</Button> : null}
        <Button variant={isContinued ? "secondary" : "primary"}>{logout}</Button>
      </p>
    </>
  );
}

async function PasswordRules({ insurer: { policy } }: { insurer: Insurer }) {
  const { fields } = (await requestMessages()).login.newPassword;
  return (
    <PasswordRuleList lines={await passwordRuleLines(policy.password)} problems={null} answers={[]} text={fields} />
  );
}

async function Help(insurer: Insurer, id: HelpTopicId) {
  const topic = await findHelpTopic(insurer, id);
  return topic ? (
    <>
      <p className="font-700">{topic.title}</p>
      <HelpParts parts={topic.parts} />
    </>
  ) : null;
}
