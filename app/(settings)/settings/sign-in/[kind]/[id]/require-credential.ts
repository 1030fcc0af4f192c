import { notFound } from "next/navigation";
import { readCredentialRef } from "#lib/credentials/credential-ref.ts";
import { findCredential, wasDeleted } from "#lib/credentials/find-credential.ts";
import { credentialPath } from "#lib/sessions/return-path.ts";
import { requireRecentAuthentication } from "#lib/web/frames/require-member.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

/** Path segments, unchecked. */
export type CredentialParams = Promise<{ kind: string; id: string }>;

/**
 * Opens a page about one of the member's own apps or passkeys, after a recent authentication; 404 for anybody else's
 * (spec §14 case 18).
 * @returns `line` null for one that was deleted in another tab
 */
export async function requireCredential(params: CredentialParams, act: "delete" | "rename") {
  const { kind, id } = await params;
  const credential = readCredentialRef(kind, id);
  if (!credential) notFound();
  const path = credentialPath(credential, act);
  const session = await requireRecentAuthentication(path);
  const named = { memberId: session.member.id, credential };
  const line = await inRequest(findCredential, named);
  if (!line && !(await inRequest(wasDeleted, named))) notFound();
  return { credential, path, session, line };
}
