import "server-only";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import type { LetterPages } from "./letter-document.ts";
import { type LetterClaim, releaseLetters, writeLetter } from "./write-letters.ts";

/** Runs a verb in a transaction of its own; null when the clerk may not act any more. */
export type RunVerb = <Input, Value>(
  verb: ClerkVerb<Input, Value>,
  input: Input,
) => Promise<{ ok: true; value: Value } | { ok: false }>;

/**
 * The text of one document, letter by letter: each is issued when the reader asks for it, so that memory does not grow
 * with their number, and what nobody fetched was never issued. A reader who leaves gives the order back.
 */
export async function* writeDocument(pages: LetterPages, claim: LetterClaim, run: RunVerb): AsyncGenerator<string> {
  try {
    yield pages.head;
    let count = 0;
    for (;;) {
      const written = await run(writeLetter, claim);
      if (!written.ok) return;
      if (written.value === null) break;
      if (!written.value.letter) continue;
      count += 1;
      yield pages.page(written.value.letter);
    }
    yield pages.end(count);
  } finally {
    await run(releaseLetters, claim);
  }
}
