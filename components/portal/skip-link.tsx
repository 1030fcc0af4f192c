import { requestMessages } from "#lib/messages/request-messages.ts";

/** First focus of the page: skips the header. */
export async function SkipLink() {
  return (
    <a
      href="#main"
      className="absolute top-2 left-2 z-10 -translate-y-24 rounded-8 bg-white px-4 py-3 text-link underline focus:translate-y-0 print:hidden"
    >
      {(await requestMessages()).portal.skipToMain}
    </a>
  );
}
