import "server-only";
import { type Configuration, errors, type KoaContextWithOIDC } from "oidc-provider";
import { pendingAnswers } from "#lib/edge/pending-answer.ts";
import { plainDocument } from "#lib/edge/plain-page.ts";
import { NONCE_HEADER } from "#lib/edge/request-headers.ts";
import { messages } from "#lib/messages/messages.ts";
import { portalRequest } from "./portal-request.ts";

/** Why a service's request is refused, as the page /connect/refused says it. */
export const REFUSALS = ["service", "address", "expired", "request", "failed"] as const;
export type Refusal = (typeof REFUSALS)[number];

function refusalOf(error: Error): Refusal {
  if (error instanceof errors.SessionNotFound) return "expired";
  if (error instanceof errors.InvalidRedirectUri) return "address";
  if (error instanceof errors.InvalidClient) return "service";
  return error instanceof errors.OIDCProviderError ? "request" : "failed";
}

/** What a browser is shown where nothing may be sent back to the service: a page of the portal. */
export const renderError: Configuration["renderError"] = (ctx, _out, error) => {
  ctx.redirect(`/connect/refused?because=${refusalOf(error)}`);
  ctx.status = 303;
};

/** Chromium holds form-action against the redirect behind a post too: the place it leads to, once it is validated. */
function allowFormTo(url: unknown): void {
  const pending = pendingAnswers().getStore();
  if (pending && typeof url === "string") pending.formActionOrigin = new URL(url).origin;
}

/** A service has signed its member out and sent them here: they choose whether the portal does the same. */
export function renderLogout(ctx: KoaContextWithOIDC, form: string): undefined {
  const language = portalRequest()?.context.language ?? "ja";
  const text = messages(language).connect.logout;
  allowFormTo(ctx.oidc.session?.state?.postLogoutRedirectUri);
  ctx.body = plainDocument({
    language,
    title: text.title,
    nonce: String(ctx.req.headers[NONCE_HEADER] ?? ""),
    content: `<p>${text.body}</p>${form}
<p><button form="op.logoutForm" name="logout" value="yes">${text.confirm}</button>
<button form="op.logoutForm" class="quiet">${text.stay}</button></p>`,
  });
}

/** After a logout without an address to return to. */
export function renderSignedOut(ctx: KoaContextWithOIDC): undefined {
  ctx.redirect("/logout/done");
  ctx.status = 303;
}
