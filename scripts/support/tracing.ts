// Traces for an OpenTelemetry collector: our span of each request, Next.js' own inside it, and the worker's jobs.
import { setTimeout } from "node:timers/promises";
import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, type ReadableSpan, type SpanExporter, TracerProvider } from "@opentelemetry/sdk-trace";

/** A process that ends waits no longer for the collector: who has asked it to end kills it soon (child-process.ts). */
const LONGEST_END_MS = 2_000;

/** All that leaves this machine of a span's attributes. Next.js also notes whole addresses, which carry secrets of links. */
const SENT = [
  "http.request.method",
  "http.route",
  "http.response.status_code",
  "portal.request_id",
  "portal.task",
  "next.route",
  "next.span_type",
];

/** Names of Next.js' own fetches have an address in them. */
const nameOf = ({ name }: ReadableSpan) => (/^[\w /()[\].:-]+$/.test(name) && !name.includes("://") ? name : "other");

/** The span without what a member may have typed, or an error may quote. */
function withoutPersonalData(span: ReadableSpan): ReadableSpan {
  const attributes = Object.fromEntries(Object.entries(span.attributes).filter(([name]) => SENT.includes(name)));
  const status = { code: span.status.code };
  const overrides = { name: nameOf(span), attributes, events: [], links: [], status };
  return Object.create(
    span,
    Object.fromEntries(Object.entries(overrides).map(([name, value]) => [name, { value, enumerable: true }])),
  ) as ReadableSpan;
}

function filtered(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(withoutPersonalData), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

/**
 * Sends spans to a collector from now on.
 * @param endpoint its address, as OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:4318`
 * @returns sends what is left, and ends within two seconds, with a collector that is gone or silent too;
 * resolves to whether all was sent
 */
export function startTracing(endpoint: string, service: "portal-server" | "portal-worker"): () => Promise<boolean> {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    spanProcessors: [new BatchSpanProcessor({ exporter: filtered(exporter) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  const shutDown = () =>
    provider.shutdown().then(
      () => true,
      () => false,
    );
  return () => Promise.race([shutDown(), setTimeout(LONGEST_END_MS, false)]);
}
