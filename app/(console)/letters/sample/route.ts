import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { sampleAnswer } from "#lib/web/console/letter-answer.ts";

/** 「見本」: a page to try printer, folds and envelope with. */
export async function GET(request: Request): Promise<Response> {
  return sampleAnswer(request, await requireClerk("/letters", "officer"));
}
