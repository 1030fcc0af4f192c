/** Traces, where an operator has named a collector; loads nothing of it elsewhere. @returns to call at the end */
export async function beginTracing(
  endpoint: string | undefined,
  service: "portal-server" | "portal-worker",
): Promise<() => Promise<void>> {
  if (endpoint === undefined) return async () => {};
  const { startTracing } = await import("./tracing.ts");
  return startTracing(endpoint, service);
}
