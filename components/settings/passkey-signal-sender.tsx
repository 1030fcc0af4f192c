"use client";
import { sendSignal } from "@simplewebauthn/browser";
import { useEffect } from "react";
import type { PasskeySignals } from "#lib/credentials/passkey/passkey-signals.ts";

/**
 * Tells the browser's password manager which passkeys still open this account and
 * under what name (WebAuthn signal methods), so that deleted ones are no longer
 * offered. Browsers that cannot, and managers that will not, are left in peace.
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
