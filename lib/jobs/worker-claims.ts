import "server-only";
import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import type { ClientBase } from "pg";

/** The name under which a worker's lock is held; release-stuck-mail looks it up. */
export const CLAIM_LOCK = "worker ";

/** Holds a worker's jobs for as long as this connection lives: it ends with the process, however that ends. */
export async function holdClaims(client: ClientBase, workerId: string): Promise<void> {
  await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [CLAIM_LOCK + workerId]);
}

/** Events of graphile-worker that make it hold its claims on the connection it listens on, and on the next after that. */
export function claimEvents(): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:listen:success", ({ workerPool, client }) => {
    // A connection that is lost here is graphile-worker's to replace.
    holdClaims(client, workerPool.id).catch(() => {});
  });
  return events;
}
