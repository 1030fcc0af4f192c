"use client";
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";
import { useEffect, useEffectEvent } from "react";
import type { PasskeyFailure } from "#components/forms/passkey-failure.ts";
import { useCeremony } from "#components/forms/use-ceremony.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { useUi } from "#components/ui/ui-context.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";

type PasskeyLoginProps = {
  /** Redirects when the assertion is accepted. */
  finish: (response: unknown, to: string | null) => Promise<"refused">;
  returnTo: string | null;
  /** This device is known to hold a passkey: above the password, as the page's own act. */
  isFirst: boolean;
  text: { or: string; passkey: string; passkeyHint: string; errors: Record<PasskeyFailure, string> };
};

/** 「パスキーでログイン」, by the button or by the user ID field's autofill. */
export function PasskeyLogin({ finish, returnTo, isFirst, text }: PasskeyLoginProps) {
  const { text: common } = useUi();
  const isHydrated = useHydrated();
  const { isPending, failure, perform } = useCeremony();
  const logIn = (assertion: () => Promise<AuthenticationResponseJSON>) =>
    perform(async () => finish(await assertion(), returnTo));

  const offerAutofill = useEffectEvent(() =>
    // An autofill offer that nobody took is no failure.
    authenticate(true).then(
      (response) => logIn(async () => response),
      () => undefined,
    ),
  );

  useEffect(() => {
    let isGone = false;
    browserSupportsWebAuthnAutofill().then((isOffered) => {
      if (isOffered && !isGone) offerAutofill();
    });
    return () => {
      isGone = true;
      WebAuthnAbortService.cancelCeremony();
    };
  }, []);

  const or = (
    <p className="flex items-center gap-4 text-quiet before:h-px before:grow before:bg-solid-gray-200 after:h-px after:grow after:bg-solid-gray-200">
      {text.or}
    </p>
  );
  const isUnsupported = isHydrated && !browserSupportsWebAuthn();
  return (
    // In the HTML, so that hydration moves nothing; hidden without JavaScript.
    <div className={classNames("space-y-4 noscript:hidden", isUnsupported && "invisible")}>
      {isFirst ? null : or}
      {failure ? <Callout kind="error">{text.errors[failure]}</Callout> : null}
      <Button
        variant={isFirst ? "primary" : "secondary"}
        className="w-full sm:w-auto sm:min-w-64"
        aria-disabled={!isHydrated || isPending}
        aria-describedby="passkey-hint"
        onClick={() => logIn(() => authenticate(false))}
      >
        {isPending ? common.processing : text.passkey}
      </Button>
      <p id="passkey-hint" className="text-quiet">
        {text.passkeyHint}
      </p>
      {isFirst ? or : null}
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
