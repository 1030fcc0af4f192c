import type { CredentialRef } from "#lib/credentials/credential-ref.ts";

/** Hidden fields that name the form's app or passkey. */
export function CredentialFields({ credential: { kind, id } }: { credential: CredentialRef }) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
    </>
  );
}
