import { logCspReports } from "#lib/web/request/log-csp-reports.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** Where browsers report what a page's content security policy refused (CSP Level 3 §5; ASVS 3.4.7). */
export async function POST(request: Request): Promise<Response> {
  const insurer = await requireInsurer();
  logCspReports(insurer.slug, await request.text());
  return new Response(null, { status: 204 });
}
