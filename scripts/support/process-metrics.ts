// What a process measures of itself, in Prometheus' text: memory, processor, event loop, handles. The product adds its own.
import { collectDefaultMetrics, register } from "prom-client";

/** The event loop's delay is looked at so often, in milliseconds: its figures contain them. */
const LOOP_LOOK_MS = 5;

/** Begins to measure. @returns the text for /metrics; the event loop's figures are those since the last time */
export function measureProcess(): () => Promise<string> {
  collectDefaultMetrics({ eventLoopMonitoringPrecision: LOOP_LOOK_MS });
  return () => register.metrics();
}
