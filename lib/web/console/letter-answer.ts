import "server-only";
import { type Clerk, runAsClerk } from "#lib/console/access/clerk-verb.ts";
import { letterPages } from "#lib/console/letters/letter-document.ts";
import { sampleLetter } from "#lib/console/letters/sample-letter.ts";
import { writeDocument } from "#lib/console/letters/write-document.ts";
import type { LetterClaim } from "#lib/console/letters/write-letters.ts";
import { NONCE_HEADER } from "#lib/edge/request-headers.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { letterText } from "#lib/messages/ja/console/letter-paper.ts";
import { requestContext } from "../request/read-request-context.ts";
import { requestTime } from "../request/request-time.ts";
import { insurerOfClerk } from "./as-clerk.ts";

const HEADERS = { "content-type": "text/html; charset=utf-8" };

/** Text as it is read: a reader that is slow is waited for, one that leaves ends the source. */
function streamOf(source: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await source.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await source.return(undefined);
    },
  });
}

const nonceOf = (request: Request) => request.headers.get(NONCE_HEADER) ?? "";

/** The document of a claim, issued while it is sent. Each letter reads the clock and the clerk's role anew. */
export async function letterAnswer(request: Request, clerk: Clerk, claim: LetterClaim): Promise<Response> {
  const insurer = await insurerOfClerk(clerk);
  const context = { ...(await requestContext()), insurer };
  const lead = letterText.lead(claim.from, claim.until);
  const pages = letterPages({ insurer, today: requestTime(), nonce: nonceOf(request), lead });
  const source = writeDocument(pages, claim, (verb, input) =>
    runAsClerk({ ...context, now: currentTime() }, clerk.id, verb, input),
  );
  return new Response(streamOf(source), { headers: HEADERS });
}

/** 「見本」: one page with invented credentials, and the window of the envelope drawn on it. */
export async function sampleAnswer(request: Request, clerk: Clerk): Promise<Response> {
  const insurer = await insurerOfClerk(clerk);
  const today = requestTime();
  const nonce = nonceOf(request);
  const pages = letterPages({ insurer, today, nonce, lead: letterText.sampleLead, isSample: true });
  const html = pages.head + pages.page(sampleLetter(insurer, today)) + pages.end(1);
  return new Response(html, { headers: HEADERS });
}
