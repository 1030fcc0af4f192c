import { notFound, redirect } from "next/navigation";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { findClient } from "#lib/oidc/clients.ts";
import { inRequest } from "#lib/web/request/in-request.ts";
import { requireInsurer } from "#lib/web/request/require-insurer.ts";

/** A service of the menu: it is told which insurer's member comes, and begins the login itself (OpenID Connect Core §4). */
export async function GET(_: Request, { params }: RouteContext<"/connect/service/[name]">): Promise<never> {
  const { name } = await params;
  const client = await inRequest((scope) => findClient(scope, name));
  if (!client?.initiateLoginUri) notFound();
  const target = new URL(client.initiateLoginUri);
  target.searchParams.set("iss", insurerOrigin(await requireInsurer()));
  redirect(target.href);
}
