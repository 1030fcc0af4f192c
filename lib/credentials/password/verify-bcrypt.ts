import "server-only";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Piscina } from "piscina";

const IDLE_MILLISECONDS = 10_000;

let pool: Piscina<{ typed: string; passwordHash: string }, boolean> | undefined;

/** bcrypt's `$2a$`, `$2b$` and `$2y$`, as other systems export them. */
export function isBcrypt(passwordHash: string): boolean {
  return /^\$2[aby]\$/.test(passwordHash);
}

/**
 * Compares with an imported bcrypt hash in a worker thread: in JavaScript it takes 70 ms of processor time. The path
 * starts at the project's folder, because a bundler moves this module but not the worker.
 */
export function verifyBcrypt(typed: string, passwordHash: string): Promise<boolean> {
  pool ??= new Piscina({
    filename: join(process.cwd(), "lib/credentials/password/bcrypt-worker.mjs"),
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: IDLE_MILLISECONDS,
  });
  return pool.run({ typed, passwordHash });
}
