import type { IncomingMessage, ServerResponse } from "node:http";
import { ipKey } from "#lib/kernel/ip-address.ts";
import { CLIENT_IP_HEADER } from "./request-headers.ts";
import { Turnstile } from "./turnstile.ts";

/** Next.js has one core for all it does: more at once only wait for each other, and the pages for all of them. */
const AT_ONCE = 8;
/** A company's whole network may share one address; what waits is a socket and a few kilobytes. */
const WAITING = { waitingOfPeer: 64, waiting: 512 };
/** Every form of the portal is smaller, a WebAuthn response too: it lies in the socket's buffer before its turn. */
const SMALL_BYTES = 32 * 1024;
/** A refusal is held back so long: hundreds of sockets that try again at once would leave the pages no processor. */
const REFUSAL_DELAY_MS = 1_000;
/** Whoever takes longer to be answered does not keep the next one out. */
const LONGEST_TURN_MS = 10_000;

const posts = new Turnstile({ atOnce: AT_ONCE, ...WAITING });
/** Apart, as their bodies arrive during their turn, as slowly as somebody likes. */
const largePosts = new Turnstile({ atOnce: 1, ...WAITING });

function isSmall({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) <= SMALL_BYTES;
}

/** Calls `then` when the whole body is there, unread. */
function whenReceived(request: IncomingMessage, then: () => void): void {
  const look = () => {
    if (!request.complete) return;
    request.off("readable", look);
    then();
  };
  request.on("readable", look);
  look();
}

/**
 * Calls `handle` when it is this post's turn. A body that is still on its way takes
 * nobody's turn; an answer that is out, or a client that is gone, gives it back.
 * @param refuse called instead when too many wait
 */
export function admitPost(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, refuse }: { handle: () => void; refuse: () => void },
): void {
  const turnstile = isSmall(request) ? posts : largePosts;
  const goIn = () => {
    const leave = () => {
      clearTimeout(timer);
      response.off("finish", leave).off("close", leave);
      turnstile.leave();
    };
    const timer = setTimeout(leave, LONGEST_TURN_MS);
    if (request.socket.destroyed) return leave();
    response.once("finish", leave).once("close", leave);
    handle();
  };
  const ask = () => {
    if (!turnstile.enter(ipKey(String(request.headers[CLIENT_IP_HEADER] ?? "")), goIn))
      setTimeout(refuse, REFUSAL_DELAY_MS);
  };
  if (turnstile === posts) whenReceived(request, ask);
  else ask();
}
