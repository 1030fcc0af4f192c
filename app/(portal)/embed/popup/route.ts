import { redirect } from "next/navigation";
import { NONCE_HEADER } from "#lib/edge/request-headers.ts";
import { openingDocument } from "#lib/embed/opening-document.ts";
import { enterPopup } from "#lib/embed/popup.ts";
import { requestLanguage } from "#lib/messages/request-messages.ts";
import { setPopupCookie } from "#lib/web/cookies/popup-cookie.ts";
import { inRequest } from "#lib/web/request/in-request.ts";

/** The window that the button or the cards open: refuses, or tells its opener that it is there, and goes on to the login. */
export async function GET({ headers, url }: Request): Promise<Response> {
  const state = new URL(url).searchParams.get("state");
  const entered = await inRequest(enterPopup, { state, referer: headers.get("referer") });
  if (!entered.ok) redirect(`/embed/popup/refused?because=${entered.code}`);
  await setPopupCookie(entered.value);
  const given = { language: await requestLanguage(), nonce: headers.get(NONCE_HEADER) ?? "" };
  return new Response(openingDocument(entered.value, given), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
