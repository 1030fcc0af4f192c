import "server-only";
import { type DocumentVerdict, verifyDocument } from "#lib/eligibility/verify-document.ts";
import { inRequest } from "./in-request.ts";
import { forgetTry, takeTry } from "./ip-ceiling.ts";
import { requestContext } from "./read-request-context.ts";

/** verifyDocument for whoever asks; codes that no document has are counted, so that nobody guesses through them. */
export async function checkDocument(typed: string): Promise<DocumentVerdict | "too-many"> {
  const context = await requestContext();
  if (!(await takeTry(context, "verify"))) return "too-many";
  const verdict = await inRequest(verifyDocument, typed);
  if (verdict !== "unknown") await forgetTry(context, "verify");
  return verdict;
}
