"use client";
import { sendSignal } from "@simplewebauthn/browser";
import { useEffect } from "react";
import type { PasskeySignals } from "#lib/credentials/passkey/passkey-signals.ts";

/**
 * Reports to the password manager which passkeys still work and under what name (WebAuthn signal methods), so that it
 * stops offering deleted ones. Does nothing in browsers without support, and ignores refusals.
 */
export function PasskeySignalSender({ rpID, userID, userName, userDisplayName, ...accepted }: PasskeySignals) {
  const credentialIDs = accepted.allAcceptedCredentialIDs.join();
  useEffect(() => {
    const allAcceptedCredentialIDs = credentialIDs === "" ? [] : credentialIDs.split(",");
    const signals = [
      sendSignal({ signalName: "allAcceptedCredentials", rpID, userID, allAcceptedCredentialIDs }),
      sendSignal({ signalName: "currentUserDetails", rpID, userID, userName, userDisplayName }),
    ];
    void Promise.allSettled(signals);
  }, [rpID, userID, userName, userDisplayName, credentialIDs]);
  return null;
}
