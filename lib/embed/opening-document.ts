import "server-only";
import { plainDocument } from "#lib/edge/plain-page.ts";
import type { Language } from "#lib/messages/language.ts";
import { messages } from "#lib/messages/messages.ts";
import type { Popup } from "./popup.ts";

/** Time for the browser to close a window; where it does not, the window goes on as an ordinary login. */
const CLOSING_MS = 500;

/**
 * The first page in a window that a page has opened. Cut off from its opener (a Cross-Origin-Opener-Policy of that
 * page), it closes: the page then goes to the login itself. Nothing in it needs escaping: lib/embed/popup.ts has read
 * the state, and the origin is a registered one.
 */
export function openingDocument(
  { origin, state }: Popup,
  { language, nonce }: { language: Language; nonce: string },
): string {
  const text = messages(language).embed.opening;
  const next = `/embed/popup/${state}`;
  const opened = JSON.stringify({ type: "kenpo:opened", state });
  const script = `if (opener) {
  opener.postMessage(${opened}, ${JSON.stringify(origin)});
  location.replace("${next}");
} else {
  close();
  setTimeout(() => location.replace("/login"), ${CLOSING_MS});
}`;
  return plainDocument({
    language,
    title: text.title,
    nonce,
    content: `<p>${text.body}</p><p><a href="${next}">${text.link}</a></p><script nonce="${nonce}">${script}</script>`,
  });
}
