import { notFound } from "next/navigation";
import { claimLetters } from "#lib/console/letters/write-letters.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { letterAnswer } from "#lib/web/console/letter-answer.ts";

/** 「印刷する」: issues the next letters and sends them as one document, which nobody can fetch again. */
export async function POST(request: Request, { params }: RouteContext<"/letters/[id]/document">): Promise<Response> {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const clerk = await requireClerk(`/letters/${id}`, "officer");
  const claimed = await asClerk(claimLetters, id);
  if (claimed.ok) return letterAnswer(request, clerk, claimed.value);
  if (claimed.code === "unknown") notFound();
  return new Response(null, { status: 303, headers: { location: `/letters/${id}?refused=${claimed.code}` } });
}
