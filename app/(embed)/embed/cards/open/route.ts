import { NextResponse } from "next/server";
import { openCards } from "#lib/embed/cards.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { setCardsCookie } from "#lib/web/cookies/cards-cookie.ts";
import { allowFraming } from "#lib/web/request/allow-framing.ts";
import { formOf } from "#lib/web/request/form-of.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

const textOf = (value: FormDataEntryValue | null) => (typeof value === "string" ? value : "");

/**
 * Takes the code that the frame has got from its window. No action: Next.js would fetch the page after it with the new
 * cookie, whether the browser keeps that or not.
 */
export async function POST(request: Request): Promise<Response> {
  await allowFraming();
  const form = await formOf(request);
  if (!form) return new Response(null, { status: 400 });
  const given = { code: textOf(form.get("code")), state: textOf(form.get("state")) };
  const opened = await inRequest(openCards, given);
  if (opened.ok) await setCardsCookie(opened.value.token);
  const page = `${insurerOrigin(await requireInsurer())}/embed/cards?opened=${opened.ok ? "yes" : "late"}`;
  return NextResponse.redirect(page, 303);
}
