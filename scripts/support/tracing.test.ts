import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { context, trace } from "@opentelemetry/api";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { startTracing } from "./tracing.ts";

// A process has one tracer: the first.
afterEach(() => {
  trace.disable();
  context.disable();
});

test("a collector gets routes, times and results, and nothing that somebody typed or a link carries", async () => {
  const received: { path: string; body: string }[] = [];
  const collector = createServer(async (request, response) => {
    received.push({ path: request.url ?? "", body: await text(request) });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  onTestFinished(() => void collector.close());
  const { port } = collector.address() as AddressInfo;

  const end = startTracing(`http://127.0.0.1:${port}/`, "portal-server");
  const attributes = {
    "http.route": "/reset-password",
    "http.target": "/reset-password?token=planted-token",
    "net.peer.ip": "planted-address",
  };
  trace.getTracer("test").startActiveSpan("GET /reset-password", { attributes }, (span) => {
    const inner = trace.getTracer("next.js").startSpan("fetch GET https://a.example/?code=planted-code");
    inner.recordException(new Error("planted-message"));
    inner.setStatus({ code: 2, message: "planted-status" });
    inner.end();
    span.end();
  });
  await end();

  const sent = received.map(({ body }) => body).join();
  expect(received.map(({ path }) => path)).toContain("/v1/traces");
  expect(sent).toContain("portal-server");
  expect(sent).toContain("GET /reset-password");
  const { resourceSpans } = JSON.parse(received[0]?.body ?? "") as {
    resourceSpans: { scopeSpans: { spans: { name: string; traceId: string }[] }[] }[];
  };
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  expect(spans.map(({ name }) => name).sort()).toEqual(["GET /reset-password", "other"]);
  expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  expect(sent).not.toContain("planted");
});

test.each([
  ["that is gone", false],
  ["that never answers", true],
])("a collector %s does not keep a process from ending", async (_, isOpen) => {
  const collector = createServer(() => {}).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as AddressInfo;
  const close = () => {
    collector.close();
    collector.closeAllConnections();
  };
  if (isOpen) onTestFinished(close);
  else close();

  const end = startTracing(`http://127.0.0.1:${port}`, "portal-worker");
  trace.getTracer("test").startSpan("GET /login").end();
  expect(await end()).toBe(false);
});
