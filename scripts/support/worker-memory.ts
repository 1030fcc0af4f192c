/**
 * Node.js options of the worker: what it reads of a file is of no use after a moment, and is collected sooner with a small
 * nursery and a bounded heap. An import of 100,000 rows then takes 40 MB in place of 250 (bench/import.ts).
 */
export const WORKER_MEMORY = ["--max-semi-space-size=2", "--max-old-space-size=512"];
