"use client";
import {
  type AuthenticationResponseJSON,
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";
import { useEffect, useEffectEvent, useRef } from "react";
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

  const offer = useRef<AbortController>(null);
  const offerAutofill = useEffectEvent((signal: AbortSignal) =>
    // An autofill offer that nobody took is no failure.
    authenticate(true, signal).then(
      (response) => logIn(async () => response),
      () => undefined,
    ),
  );

  useEffect(() => {
    const own = new AbortController();
    offer.current = own;
    browserSupportsWebAuthnAutofill().then((isOffered) => {
      if (isOffered) offerAutofill(own.signal);
    });
    return () => {
      own.abort();
      WebAuthnAbortService.cancelCeremony();
    };
  }, []);

  const logInByButton = () => {
    // An offer whose options come later than the button's would end the button's ceremony.
    offer.current?.abort();
    return logIn(() => authenticate(false));
  };

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
        onClick={logInByButton}
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

/** @param signal ends it until the options are there; from then on the library ends one ceremony for the next */
async function authenticate(useBrowserAutofill: boolean, signal?: AbortSignal): Promise<AuthenticationResponseJSON> {
  return startAuthentication({ optionsJSON: await fetchOptions(signal), useBrowserAutofill });
}

async function fetchOptions(signal?: AbortSignal): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const response = await fetch("/login/passkey-options", { method: "POST", signal });
  if (!response.ok) throw new TypeError("no options");
  return response.json();
}
