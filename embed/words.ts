import { loginButton as english } from "#lib/messages/en/login-button.ts";
import { loginButton } from "#lib/messages/ja/login-button.ts";

/** By the language of the element or of the page around it; Japanese unless it is English. */
export function wordsOf(element: Element): typeof loginButton {
  const language = element.closest("[lang]")?.getAttribute("lang") ?? "";
  return /^en\b/i.test(language) ? english : loginButton;
}
