// Browser-safe: numbers.

/** Of every pool and client: to connect, or to wait for a free connection. */
export const CONNECT_TIME_OUT = { connectionTimeoutMillis: 10_000 };

/**
 * Settings of a role in the database, in milliseconds, so that a pooler need not pass them on. A page's statement ends
 * with its transaction's 15 seconds. An import's statements are the worker's role's, and may take longer; nobody may
 * hold locks and do nothing.
 */
export const ROLE_TIME_OUTS = {
  portal_app: { statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 },
  portal_ops: { statement_timeout: 0, idle_in_transaction_session_timeout: 600_000 },
};

/** The driver's own, in milliseconds, for a server that has stopped and ends nothing; a job may take longer. */
const QUERY_TIME_OUT = { portal_app: 20_000, portal_ops: null };

export type Role = keyof typeof ROLE_TIME_OUTS;

/** Adds the driver's time-out to the URL under which a role connects. */
export function withQueryTimeOut(url: string, role: Role): string {
  const timed = new URL(url);
  const milliseconds = QUERY_TIME_OUT[role];
  if (milliseconds !== null) timed.searchParams.set("query_timeout", String(milliseconds));
  return timed.toString();
}
