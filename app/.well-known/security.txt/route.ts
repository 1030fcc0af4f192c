import { securityTxt } from "#lib/insurers/security-txt.ts";
import { requestTime } from "#lib/web/request/request-time.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Where a weakness of this insurer's portal is reported (RFC 9116). */
export async function GET(): Promise<Response> {
  const text = securityTxt(await requireInsurer(), requestTime());
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
