"use client";
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { useState } from "react";
import { Button, type ButtonVariant } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { useUi } from "#components/ui/ui-context.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { type PasskeyFailure, passkeyFailure } from "./passkey-failure.ts";

type PasskeyAuthenticationProps = {
  begin: () => Promise<PublicKeyCredentialRequestOptionsJSON>;
  /** Redirects when the assertion is accepted. */
  finish: (boundTo: string, response: unknown) => Promise<"refused">;
  /** Id of the attempt or member the page was made for. */
  boundTo: string;
  variant?: ButtonVariant;
  text: { next: string; retry: string; noScript: string; unsupported: string; errors: Record<PasskeyFailure, string> };
};

/** 「生体認証」 as second factor: 「次へ」 opens the browser's dialog (manual 004, 2-3 ⑩). */
export function PasskeyAuthentication({ begin, finish, boundTo, variant, text }: PasskeyAuthenticationProps) {
  const { text: common } = useUi();
  const isHydrated = useHydrated();
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<PasskeyFailure | null>(null);

  const run = async () => {
    if (isPending) return;
    setFailure(null);
    setIsPending(true);
    try {
      const response = await startAuthentication({ optionsJSON: await begin() });
      if ((await finish(boundTo, response)) === "refused") setFailure("refused");
    } catch (error) {
      setFailure(passkeyFailure(error));
    }
    setIsPending(false);
  };

  if (!isHydrated)
    return (
      <noscript>
        <Callout kind="warning">{text.noScript}</Callout>
      </noscript>
    );
  if (!browserSupportsWebAuthn()) return <Callout kind="warning">{text.unsupported}</Callout>;
  return (
    <div className="space-y-6">
      {failure ? <Callout kind="error">{text.errors[failure]}</Callout> : null}
      <Button variant={variant} className="w-full sm:w-auto sm:min-w-64" aria-disabled={isPending} onClick={run}>
        {isPending ? common.processing : failure ? text.retry : text.next}
      </Button>
    </div>
  );
}
