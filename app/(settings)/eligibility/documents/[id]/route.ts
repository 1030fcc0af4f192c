import { notFound, redirect } from "next/navigation";
import { openDocument } from "#lib/eligibility/member-documents.ts";
import { DOCUMENT_SIZES, drawDocument } from "#lib/eligibility/paper/draw-document.ts";
import { inDrawTurn } from "#lib/eligibility/paper/draw-turns.ts";
import { verifyUrl } from "#lib/eligibility/verify-document.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { requireEligibility } from "#lib/web/frames/require-eligibility.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** A member's 資格確認書 as PDF, written in this moment; no cache keeps it. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/eligibility/documents/[id]">,
): Promise<Response> {
  const { session, member } = await requireEligibility("/eligibility");
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const asked = new URL(request.url).searchParams.get("size");
  const size = DOCUMENT_SIZES.find((each) => each === asked) ?? "a4";
  const insurer = await requireInsurer();
  const pdf = await inDrawTurn(member.id, async () => {
    const opened = await inRequest(openDocument, { id, memberId: member.id, sessionId: session.id });
    if (!opened.ok) return opened.code === "unknown" ? notFound() : redirect("/eligibility?ended=1");
    return drawDocument(opened.value, { size, verifyUrl: verifyUrl(insurer, opened.value.code) });
  });
  // The edge says so in words.
  if (!pdf.ok) return new Response(null, { status: 503 });
  return new Response(new Uint8Array(pdf.value), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="shikaku-kakuninsho-${size}.pdf"`,
      "cache-control": "no-store",
    },
  });
}
