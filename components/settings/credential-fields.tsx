import type { CredentialRef } from "#lib/credentials/credential-ref.ts";

/** Names the app or passkey that a form is about. */
export function CredentialFields({ credential: { kind, id } }: { credential: CredentialRef }) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}
