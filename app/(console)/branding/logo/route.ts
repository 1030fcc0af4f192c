import { notFound, redirect } from "next/navigation";
import { readBranding, saveLogo } from "#lib/console/branding/branding.ts";
import { readLogo } from "#lib/console/branding/read-logo.ts";
import { readLogoFile } from "#lib/console/branding/read-logo-file.ts";
import { LOGO_HEADERS } from "#lib/insurers/find-logo.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { formOf } from "#lib/web/request/form-of.ts";

/** The logo of the clerk's insurer, as it is now. */
export async function GET(): Promise<Response> {
  await requireClerk("/branding");
  const { logo } = await asClerk(readBranding, undefined);
  const png = logo ? await asClerk(readLogoFile, logo.hash) : null;
  return png ? new Response(png, { headers: LOGO_HEADERS }) : notFound();
}

/** 「ロゴを登録」. */
export async function POST(request: Request): Promise<Response> {
  await requireClerk("/branding", "manager");
  const file = (await formOf(request))?.get("file");
  const logo = await readLogo(file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
  if (!logo.ok) redirect(`/branding?logo=${logo.code}#logo`);
  await asClerk(saveLogo, logo.value);
  redirect("/branding?done=logo");
}
