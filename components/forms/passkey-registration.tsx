"use client";
import { browserSupportsWebAuthn, type PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { type ReactNode, useState } from "react";
import { Arrival } from "#components/ui/arrival.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Card } from "#components/ui/card.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { PageTitle } from "#components/ui/page-title.tsx";
import { StatefulForm } from "#components/ui/stateful-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useUi } from "#components/ui/ui-context.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { Messages } from "#lib/messages/messages.ts";
import { type PasskeyFailure, passkeyFailure } from "./passkey-failure.ts";
import type { RegisteredPasskey } from "./register-passkey.ts";

type PasskeyRegistrationProps = {
  begin: () => Promise<PublicKeyCredentialCreationOptionsJSON>;
  /** Gets the response and 「パスキーの名前」. */
  register: FormAction;
  /** The login attempt or member the page was made for. */
  owner: { attemptId: string } | { memberId: string };
  /** 「全てのデバイスからサインアウトする」, before the dialog (manual 004, 3-6 2. ⑤). */
  everywhere?: { label: string; hint: string };
  hidden?: ReactNode;
  text: Omit<Messages["factors"]["passkeyRegister"], "platforms">;
  errors: Record<PasskeyFailure, string>;
  /** Heading and lead of the two stages, rendered on the server, which splits text into phrases. */
  introTop: ReactNode;
  namingTop: ReactNode;
  /** What the dialog looks like and what to choose, by platform. */
  children: ReactNode;
  /** 「戻る」 beside 「次へ」. */
  back?: ReactNode;
  footer?: ReactNode;
};

type Stage = { kind: "intro" | "waiting" } | ({ kind: "naming" } & RegisteredPasskey);

/** 「生体認証の設定」: 「次へ」 → the browser's dialog → 「パスキーの名前」, 「OK」 (manual 001, 2-1; 004, 2-3 ④–⑥). */
export function PasskeyRegistration({
  begin,
  register,
  owner,
  everywhere,
  hidden,
  text,
  errors,
  introTop,
  namingTop,
  children,
  back,
  footer,
}: PasskeyRegistrationProps) {
  const { text: common, language } = useUi();
  const isHydrated = useHydrated();
  const isUnsupported = isHydrated && !browserSupportsWebAuthn();
  const [stage, setStage] = useState<Stage>({ kind: "intro" });
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const [signsOutEverywhere, setSignsOutEverywhere] = useState(everywhere !== undefined);

  const registerOrOfferRetry: FormAction = async (state, data) => {
    const answer = await register(state, data);
    // A wrong name keeps the ceremony; any other failure needs a new one.
    setIsRefused(answer.errors.some(({ field }) => field === null));
    return answer;
  };

  const run = async () => {
    if (stage.kind === "waiting") return;
    setFailure(null);
    setStage({ kind: "waiting" });
    try {
      const [options, { registerPasskey }] = await Promise.all([begin(), import("./register-passkey.ts")]);
      setStage({ kind: "naming", ...(await registerPasskey(options, language)) });
    } catch (error) {
      setFailure(passkeyFailure(error));
      setStage({ kind: "intro" });
    }
  };

  if (stage.kind === "naming") {
    return (
      <>
        <StatefulForm
          action={registerOrOfferRetry}
          title={text.nameTitle}
          top={<Arrival>{namingTop}</Arrival>}
          {...owner}
        >
          <Card isAlone className="space-y-7">
            <input type="hidden" name="response" value={JSON.stringify(stage.response)} />
            {signsOutEverywhere ? <input type="hidden" name="everywhere" value="on" /> : null}
            {hidden}
            <TextField
              name="name"
              label={text.name}
              hint={text.nameHint}
              defaultValue={stage.suggestedName}
              autoComplete="off"
              isUnmarked={!everywhere}
              required
            />
            <SubmitButton>{text.ok}</SubmitButton>
          </Card>
        </StatefulForm>
        {isRefused ? <PasskeyRetry label={text.retry} onRetry={() => setStage({ kind: "intro" })} /> : null}
      </>
    );
  }
  return (
    <>
      <PageTitle title={text.title} hasFailed={failure !== null} />
      {introTop}
      <Card isAlone className="space-y-6">
        {isUnsupported ? <Callout kind="warning">{text.unsupported}</Callout> : children}
        {failure ? <Callout kind="error">{{ ...errors, ...text.errors }[failure]}</Callout> : null}
        {/* Inline by default, where the distance to the next is not kept. */}
        <noscript className="block">
          <Callout kind="warning">{text.noScript}</Callout>
        </noscript>
        {isUnsupported ? (
          back
        ) : (
          // In the HTML, so that hydration moves nothing below.
          <div>
            {everywhere ? (
              <div className="mb-6 noscript:hidden">
                <CheckboxField
                  name="everywhere"
                  {...everywhere}
                  disabled={!isHydrated}
                  defaultChecked={signsOutEverywhere}
                  onChange={(event) => setSignsOutEverywhere(event.target.checked)}
                />
              </div>
            ) : null}
            <div className="flex flex-wrap gap-3">
              <Button
                className="w-full sm:w-auto sm:min-w-64 noscript:hidden"
                aria-disabled={!isHydrated || stage.kind === "waiting"}
                onClick={run}
              >
                {stage.kind === "waiting" ? common.processing : isSameAgain(failure) ? text.retry : text.next}
              </Button>
              {back}
            </div>
            <output className="block not-empty:mt-4">{stage.kind === "waiting" ? text.waiting : ""}</output>
          </div>
        )}
      </Card>
      {footer ? <div className="mt-8 space-y-6">{footer}</div> : null}
    </>
  );
}

/** Whether pressing again does what failed; another device is another attempt. */
function isSameAgain(failure: PasskeyFailure | null): boolean {
  return failure !== null && failure !== "alreadyRegistered";
}

function PasskeyRetry({ label, onRetry }: { label: string; onRetry: () => void }) {
  return (
    <Button variant="quiet" size="small" className="mt-8" onClick={onRetry}>
      {label}
    </Button>
  );
}
