import { requestMessages } from "#lib/messages/request-messages.ts";

/** First focus of the page: skips the header. */
export async function SkipLink() {
  return (
    <a href="#main" className="skip-link">
      {(await requestMessages()).portal.skipToMain}
    </a>
  );
}
