// Browser-safe: numbers.

/** Of every pool and client: to connect, or to wait for a free connection. */
export const CONNECT_TIME_OUT = { connectionTimeoutMillis: 10_000 };

/**
 * Parameters of a role's URL, in milliseconds. A page's statement ends with its transaction's 15 seconds;
 * `query_timeout` is the driver's own, for a server that has stopped and ends nothing. An import's statements
 * are the worker's role's, and may take longer; nobody may hold locks and do nothing.
 */
export const ROLE_TIME_OUTS = {
  portal_app: { statement_timeout: 15_000, query_timeout: 20_000, idle_in_transaction_session_timeout: 30_000 },
  portal_ops: { idle_in_transaction_session_timeout: 600_000 },
};
