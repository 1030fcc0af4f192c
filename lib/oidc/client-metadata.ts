import "server-only";
import type { AdapterPayload, Client, ClientMetadata } from "oidc-provider";
import type { OidcClient } from "#lib/db/generated/client.ts";
import type { Method } from "#lib/insurers/policy-schema.ts";
import { openSubjectKey } from "./clients.ts";

/** What the portal itself knows of a service, beside what OpenID Connect does. */
type OwnMetadata = { portal_id: string; weakest_method: Method | null; asks_consent: boolean; subject_key: string };

export const OWN_METADATA = [
  "portal_id",
  "weakest_method",
  "asks_consent",
  "subject_key",
] as const satisfies (keyof OwnMetadata)[];

/** The portal's own metadata of a client of the library. */
export function ownMetadata(client: Client): OwnMetadata {
  return client as unknown as OwnMetadata;
}

/** A row of OidcClient in the words of OpenID Connect Dynamic Client Registration §2. */
export function metadataOf(row: OidcClient): AdapterPayload {
  const own: OwnMetadata = {
    portal_id: row.id,
    weakest_method: row.weakestMethod,
    asks_consent: row.asksConsent,
    subject_key: openSubjectKey(row.subjectKeyEncrypted, row),
  };
  const metadata: ClientMetadata = {
    client_id: row.name,
    client_name: row.title,
    redirect_uris: row.redirectUris,
    post_logout_redirect_uris: row.postLogoutRedirectUris,
    scope: ["openid", "offline_access", ...row.scopes].join(" "),
    grant_types: ["authorization_code", "refresh_token"],
    ...(row.secretHash
      ? { token_endpoint_auth_method: "client_secret_basic", client_secret: row.secretHash }
      : { token_endpoint_auth_method: "private_key_jwt", jwks: { keys: row.publicKeys as never } }),
    ...(row.backchannelLogoutUri
      ? { backchannel_logout_uri: row.backchannelLogoutUri, backchannel_logout_session_required: true }
      : {}),
  };
  return { ...metadata, ...own };
}
