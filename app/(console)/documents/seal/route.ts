import { notFound, redirect } from "next/navigation";
import { readLogo } from "#lib/console/branding/read-logo.ts";
import { readSealFile, saveDocumentSeal } from "#lib/console/documents/documents.ts";
import { LOGO_HEADERS } from "#lib/insurers/find-logo.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { formOf } from "#lib/web/request/form-of.ts";

/** The seal that documents are printed with now. */
export async function GET(): Promise<Response> {
  await requireClerk("/documents");
  const seal = await asClerk(readSealFile, undefined);
  return seal ? new Response(seal.png, { headers: LOGO_HEADERS }) : notFound();
}

/** 「印を登録」: decoded and written anew as a logo is. */
export async function POST(request: Request): Promise<Response> {
  await requireClerk("/documents", "manager");
  const file = (await formOf(request))?.get("file");
  const seal = await readLogo(file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
  if (!seal.ok) redirect(`/documents?seal=${seal.code}#seal`);
  const { png, hash } = seal.value;
  await asClerk(saveDocumentSeal, { png, hash });
  redirect("/documents?done=seal");
}
