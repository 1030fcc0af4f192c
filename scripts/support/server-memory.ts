/**
 * Node.js options of the server: without a bound the heap grows under load to twice of what it needs
 * (docs/performance.md).
 */
export const SERVER_MEMORY = ["--max-semi-space-size=8", "--max-old-space-size=320"];
