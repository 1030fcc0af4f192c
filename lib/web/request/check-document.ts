import "server-only";
import { type DocumentVerdict, verifyDocument } from "#lib/eligibility/verify-document.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { forgetTry, takeTry } from "./ip-ceiling.ts";

/**
 * verifyDocument for whoever asks, before it looks at anything: codes that no document has are counted, so that nobody
 * guesses through 80 bits.
 */
export async function checkDocument(context: RequestContext, typed: string): Promise<DocumentVerdict | "too-many"> {
  if (!(await takeTry(context, "verify"))) return "too-many";
  const verdict = await inInsurer(context, (scope) => verifyDocument(scope, typed));
  if (verdict !== "unknown") await forgetTry(context, "verify");
  return verdict;
}
