import "server-only";
import { headers } from "next/headers";

/** The Host header without its port, lower case. It selects the insurer and nothing else. */
export async function requestHost(): Promise<string> {
  const host = (await headers()).get("host") ?? "";
  return host.replace(/:\d+$/, "").toLowerCase();
}
