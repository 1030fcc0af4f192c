import "server-only";
import { notFound } from "next/navigation";
import { findInsurerByHost } from "#lib/insurers/find-insurer.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { onceARequest } from "./once-a-request.ts";
import { requestHost } from "./request-host.ts";

/** The insurer of this request's host, or null. */
export const insurerOfRequest = onceARequest(
  async (): Promise<Insurer | null> => findInsurerByHost(await requestHost()),
);

/** The insurer of this request's host, or the 404 page. */
export async function requireInsurer(): Promise<Insurer> {
  const insurer = await insurerOfRequest();
  if (!insurer) notFound();
  return insurer;
}
