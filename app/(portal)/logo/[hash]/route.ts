import { notFound } from "next/navigation";
import { findLogo, LOGO_HEADERS } from "#lib/insurers/find-logo.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** The logo of this host's insurer: another picture has another address, so that browsers keep it. */
export async function GET(_: Request, { params }: RouteContext<"/logo/[hash]">): Promise<Response> {
  await requireInsurer();
  const { hash } = await params;
  const png = /^[0-9a-f]{32}$/.test(hash) ? await inRequest(findLogo, hash) : null;
  if (!png) notFound();
  return new Response(png, { headers: { ...LOGO_HEADERS, "cache-control": "public, max-age=86400" } });
}
