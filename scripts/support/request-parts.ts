// What the parts of the server beside Next.js read of a request.
import type { IncomingMessage } from "node:http";

/** Without the query. */
export const pathOf = ({ url = "" }: IncomingMessage): string => url.split("?", 1)[0] ?? "";

/** The Host header without its port, lower case: as lib/web/request/request-host.ts reads it. */
export function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
}

export function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const sent = (headers.cookie ?? "").split(/; */).find((each) => each.startsWith(`${name}=`));
  return sent?.slice(name.length + 1);
}
