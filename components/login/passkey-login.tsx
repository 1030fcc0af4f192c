"use client";
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";
import { useEffect, useEffectEvent, useState } from "react";
import { type PasskeyFailure, passkeyFailure } from "#components/forms/passkey-failure.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { useUi } from "#components/ui/ui-context.tsx";

type PasskeyLoginProps = {
  /** Redirects when the assertion is accepted. */
  finish: (response: unknown, to: string | null) => Promise<"refused">;
  returnTo: string | null;
  text: { or: string; passkey: string; passkeyHint: string; errors: Record<PasskeyFailure, string> };
};

/** 「パスキーでログイン」, by the button or by the user ID field's autofill. */
export function PasskeyLogin({ finish, returnTo, text }: PasskeyLoginProps) {
  const { text: common } = useUi();
  const [isSupported, setIsSupported] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);

  /** Busy from the press, or from the choice in autofill. */
  const logIn = async (assertion: Promise<AuthenticationResponseJSON>) => {
    setFailure(null);
    setIsPending(true);
    try {
      if ((await finish(await assertion, returnTo)) === "refused") setFailure("refused");
    } catch (error) {
      setFailure(passkeyFailure(error));
    }
    setIsPending(false);
  };

  const offerAutofill = useEffectEvent(() =>
    // An autofill offer that nobody took is no failure.
    authenticate(true).then(
      (response) => logIn(Promise.resolve(response)),
      () => undefined,
    ),
  );

  useEffect(() => {
    setIsSupported(browserSupportsWebAuthn());
    let isGone = false;
    browserSupportsWebAuthnAutofill().then((isOffered) => {
      if (isOffered && !isGone) offerAutofill();
    });
    return () => {
      isGone = true;
      WebAuthnAbortService.cancelCeremony();
    };
  }, []);

  if (!isSupported) return null;
  return (
    <div className="space-y-4">
      <p className="flex items-center gap-4 text-quiet before:h-px before:grow before:bg-solid-gray-200 after:h-px after:grow after:bg-solid-gray-200">
        {text.or}
      </p>
      {failure ? <Callout kind="error">{text.errors[failure]}</Callout> : null}
      <Button
        variant="secondary"
        className="w-full sm:w-auto sm:min-w-64"
        aria-disabled={isPending}
        aria-describedby="passkey-hint"
        onClick={() => {
          if (!isPending) logIn(authenticate(false));
        }}
      >
        {isPending ? common.processing : text.passkey}
      </Button>
      <p id="passkey-hint" className="text-quiet">
        {text.passkeyHint}
      </p>
    </div>
  );
}

async function authenticate(useBrowserAutofill: boolean): Promise<AuthenticationResponseJSON> {
  return startAuthentication({ optionsJSON: await fetchOptions(), useBrowserAutofill });
}

async function fetchOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const response = await fetch("/login/passkey-options", { method: "POST" });
  if (!response.ok) throw new TypeError("no options");
  return response.json();
}
