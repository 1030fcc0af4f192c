// A process under the bench: it is started, says what it measures of itself, and is ended.
import { type ChildProcess, fork } from "node:child_process";
import { freePort } from "#scripts/support/embedded-postgres.ts";
import type { Closers } from "./stage.ts";

export type ServerState = { rssBytes: number; eventLoopDelayMs: { p50: number; p99: number } };

/** What a process says of itself in Prometheus' text (scripts/support/process-metrics.ts). */
function stateOf(metrics: string): ServerState {
  const read = (name: string) => Number(new RegExp(`^${name} (.+)$`, "m").exec(metrics)?.[1]);
  const delayMs = (percentile: string) => read(`nodejs_eventloop_lag_${percentile}_seconds`) * 1000;
  return {
    rssBytes: read("process_resident_memory_bytes"),
    eventLoopDelayMs: { p50: delayMs("p50"), p99: delayMs("p99") },
  };
}

type Program = {
  script: string;
  /** The checkout it is of; default: this one. */
  tree?: string;
  variables: Record<string, string>;
  nodeOptions: readonly string[];
};

/** Resolves when the process says that it is ready. */
export async function startProgram(
  closers: Closers,
  { script, tree = process.cwd(), variables, nodeOptions }: Program,
): Promise<number> {
  const child = fork(script, { cwd: tree, env: { ...process.env, ...variables }, execArgv: [...nodeOptions] });
  await new Promise((fulfil, reject) => {
    child.once("message", fulfil);
    child.once("exit", (code) => reject(new Error(`${script} ended with ${code}`)));
  });
  closers.push(() => endProgram(child));
  return child.pid ?? 0;
}

async function endProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((fulfil) => child.once("exit", fulfil));
  child.kill("SIGTERM");
  await ended;
}

export type StartedServer = {
  pid: number;
  port: number;
  /** Memory now, and the event loop since the last call. */
  serverState: () => Promise<ServerState>;
};

/** Starts a program that serves at PORT, and its figures at METRICS_PORT. */
export async function startServer(closers: Closers, { variables, ...program }: Program): Promise<StartedServer> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const ports = { PORT: String(port), METRICS_PORT: String(metricsPort) };
  const pid = await startProgram(closers, { ...program, variables: { ...variables, ...ports } });
  const serverState = async () => stateOf(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text());
  return { pid, port, serverState };
}
