// How Node.js runs our processes. Without imports: scripts/start.mjs reads it before anything is installed.

/** Node's own cache of compiled modules: a start takes half the time, from the second one on. */
export const COMPILE_CACHE = { NODE_COMPILE_CACHE: "node_modules/.cache/node" };

/** Modules marked server-only load under this condition; Next.js sets it itself. */
const SERVER_ONLY = "--conditions=react-server";

/** Megabytes; what is no number is refused by the process itself, with a line. */
const heapOr = (standard, heap = "") => `--max-old-space-size=${/^\d+$/.test(heap) ? heap : standard}`;

/**
 * Server: without a bound the heap grows under load to twice of what it needs (docs/performance.md). Worker: what it reads
 * of a file is of no use after a moment, and is collected sooner with a small nursery and a bounded heap. An import of
 * 100,000 rows then takes 40 MB in place of 250 (bench/import.ts).
 * @param {string} name of the process: scripts/support/child-environment.ts
 * @param {Record<string, string | undefined>} variables the operator's
 * @returns {string[]}
 */
export function nodeOptions(name, { SERVER_HEAP_MB, WORKER_HEAP_MB } = {}) {
  if (name === "server") return ["--max-semi-space-size=16", heapOr(288, SERVER_HEAP_MB)];
  if (name === "worker") return [SERVER_ONLY, "--max-semi-space-size=2", heapOr(512, WORKER_HEAP_MB)];
  return [SERVER_ONLY];
}
