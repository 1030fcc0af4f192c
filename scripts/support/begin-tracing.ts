import type { Logger } from "pino";

/** Traces, where an operator has named a collector; loads nothing of it elsewhere. @returns to call at the end */
export async function beginTracing(
  endpoint: string | undefined,
  service: "portal-server" | "portal-worker",
  log: Pick<Logger, "warn">,
): Promise<() => Promise<void>> {
  if (endpoint === undefined) return async () => {};
  const { startTracing } = await import("./tracing.ts");
  const end = startTracing(endpoint, service);
  return async () => {
    if (!(await end())) log.warn("the last traces were not sent: the collector did not take them");
  };
}
