// Browser-safe: it wraps its arguments.
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

/** An answer of the edge in place of the handler's. */
export type OwnAnswer = { status: number; headers: Record<string, string>; body: string | Buffer };

export type HeldAnswer = {
  /** Sends this, and drops what the handler writes, except for its cookies. */
  replace: (answer: OwnAnswer) => void;
};

/**
 * Intercepts an answer before its head is sent. `decide` is called once: it may set headers and pass the answer (true),
 * or hold it (false) and `replace` it, now or later.
 */
export function holdAnswer(response: ServerResponse, decide: () => boolean): HeldAnswer {
  const { writeHead, write, end, flushHeaders } = response;
  let passes: boolean | undefined;
  const mayPass = () => {
    passes ??= decide();
    return passes;
  };
  response.writeHead = (status: number, ...rest: (string | OutgoingHttpHeaders | unknown[] | undefined)[]) => {
    response.statusCode = status;
    return mayPass() ? Reflect.apply(writeHead, response, [response.statusCode, ...rest]) : response;
  };
  response.write = (...sent: unknown[]) => (mayPass() ? Reflect.apply(write, response, sent) : true);
  response.end = (...sent: unknown[]) => (mayPass() ? Reflect.apply(end, response, sent) : response);
  response.flushHeaders = () => {
    if (mayPass()) flushHeaders.call(response);
  };
  return {
    replace: ({ status, headers, body }) => {
      if (response.headersSent || response.destroyed) return;
      passes = false;
      for (const name of response.getHeaderNames()) if (name !== "set-cookie") response.removeHeader(name);
      const length = String(Buffer.byteLength(body));
      Reflect.apply(writeHead, response, [status, { ...headers, "content-length": length }]);
      Reflect.apply(end, response, [body]);
    },
  };
}
