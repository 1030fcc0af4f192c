import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { requestSeconds, requests, startTimer } from "#lib/kernel/metrics.ts";
import { inRequestOf, requestIdOf } from "#lib/kernel/request-id.ts";
import { ALLOWED_METHODS, pathOf } from "./refusal.ts";

/** One line of the log, without what was asked for beyond its route. */
export type AnsweredRequest = { method: string; route: string; status: number | "gone"; milliseconds: number };

export type RequestWatch = {
  /** The name of a path's route (route-of.ts). */
  routeOf: (path: string) => string;
  /** Trusted proxies in front: the last one's request id is taken. */
  proxyHops: number;
  onAnswer: (answered: AnsweredRequest) => void;
};

const SERVER_ERROR = 500;

/** Does nothing, and costs nothing, unless traces are switched on (scripts/support/tracing.ts). */
const tracer = trace.getTracer("portal");

/** A stranger may send any method. */
const methodOf = ({ method = "" }: IncomingMessage) => (ALLOWED_METHODS.includes(method) ? method : "other");

function endSpan(span: Span, { status }: AnsweredRequest): void {
  span.setAttribute("http.response.status_code", status);
  if (status === "gone" || status >= SERVER_ERROR) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

function whenAnswered(response: ServerResponse, then: (status: number | "gone") => void): void {
  // A client that goes away leaves an answer that was never sent to its end.
  response.once("close", () => then(response.writableFinished ? response.statusCode : "gone"));
}

/** Counts, times and traces what `listener` answers, and gives each request an id for the log. */
export function observeRequests(
  listener: RequestListener,
  { routeOf, proxyHops, onAnswer }: RequestWatch,
): RequestListener {
  return (request, response) => {
    const method = methodOf(request);
    const route = routeOf(pathOf(request.url) ?? "");
    const seconds = startTimer();
    const requestId = requestIdOf(request.headers["x-request-id"], proxyHops > 0);
    const attributes = { "http.request.method": method, "http.route": route, "portal.request_id": requestId };
    tracer.startActiveSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, (span) => {
      whenAnswered(response, (status) => {
        const taken = seconds();
        requests.inc({ route, method, status: String(status) });
        requestSeconds.observe({ route }, taken);
        const answered = { method, route, status, milliseconds: Math.round(taken * 1000) };
        endSpan(span, answered);
        inRequestOf(requestId, () => onAnswer(answered));
      });
      inRequestOf(requestId, () => listener(request, response));
    });
  };
}
