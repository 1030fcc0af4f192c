"use client";
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { Button, type ButtonVariant } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { useUi } from "#components/ui/ui-context.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { PasskeyFailure } from "./passkey-failure.ts";
import { useCeremony } from "./use-ceremony.ts";

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
  const { isPending, failure, perform } = useCeremony();
  const run = () => perform(async () => finish(boundTo, await startAuthentication({ optionsJSON: await begin() })));

  if (isHydrated && !browserSupportsWebAuthn()) return <Callout kind="warning">{text.unsupported}</Callout>;
  return (
    <div className="space-y-6">
      <noscript>
        <Callout kind="warning">{text.noScript}</Callout>
      </noscript>
      {failure ? <Callout kind="error">{text.errors[failure]}</Callout> : null}
      {/* In the HTML, so that hydration moves nothing below. */}
      <Button
        variant={variant}
        className="w-full sm:w-auto sm:min-w-64 noscript:hidden"
        aria-disabled={!isHydrated || isPending}
        onClick={run}
      >
        {isPending ? common.processing : failure ? text.retry : text.next}
      </Button>
    </div>
  );
}
