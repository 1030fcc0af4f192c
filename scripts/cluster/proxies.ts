// What stands between the parts: HAProxy finds the database's leader and spreads members over the app nodes; PgBouncer
// gives an app's connections to transactions.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "./patroni.ts";

/** An app server, and the private port that says whether it is ready. */
export type AppNode = { port: number; privatePort: number };

/** Where members come in, and whom they are led to. */
export type Front = { port: number; apps: readonly AppNode[] };

/** @returns the file of its settings */
export function writeHaproxySettings(
  folder: string,
  { leaderPort, nodes, portal }: { leaderPort: number; nodes: readonly Node[]; portal: Front | undefined },
): string {
  const databases = nodes.map(
    ({ name, postgresPort, restPort }) => `  server ${name} 127.0.0.1:${postgresPort} check port ${restPort}`,
  );
  const apps =
    portal?.apps.map(
      ({ port, privatePort }, at) => `  server app${at + 1} 127.0.0.1:${port} check port ${privatePort}`,
    ) ?? [];
  const lines = [
    "global",
    "  maxconn 2000",
    "defaults",
    "  mode tcp",
    "  timeout connect 2s",
    "  timeout client 30m",
    "  timeout server 30m",
    "  timeout check 2s",
    "  retries 3",
    "  option redispatch",
    // Connections to a node that leads no longer end at once.
    "  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions",
    "listen leader",
    `  bind 127.0.0.1:${leaderPort}`,
    "  option httpchk OPTIONS /primary",
    "  http-check expect status 200",
    ...databases,
    ...(portal
      ? [
          "listen portal",
          `  bind 127.0.0.1:${portal.port}`,
          "  mode http",
          "  balance roundrobin",
          "  option forwardfor",
          "  http-request set-header X-Forwarded-Proto http",
          "  timeout http-request 60s",
          "  option httpchk GET /readyz",
          ...apps,
        ]
      : []),
    "",
  ];
  const file = join(folder, "haproxy.cfg");
  writeFileSync(file, lines.join("\n"));
  return file;
}

/** @returns the file of its settings */
export function writePgbouncerSettings(
  folder: string,
  { port, leaderPort, users }: { port: number; leaderPort: number; users: Record<string, string> },
): string {
  const list = join(folder, "pgbouncer-users.txt");
  writeFileSync(
    list,
    Object.entries(users)
      .map(([name, password]) => `"${name}" "${password}"\n`)
      .join(""),
    { mode: 0o644 },
  );
  const lines = [
    "[databases]",
    `portal = host=127.0.0.1 port=${leaderPort} dbname=portal`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = scram-sha-256",
    `auth_file = ${list}`,
    // The portal's settings for row-level security hold for a transaction (lib/db/client.ts), and so does the pool.
    "pool_mode = transaction",
    "default_pool_size = 20",
    "max_client_conn = 1000",
    // After a fail-over: seconds until the new leader is tried, in place of 15.
    "server_login_retry = 1",
    "server_check_delay = 0",
    "query_wait_timeout = 10",
    "",
  ];
  const file = join(folder, "pgbouncer.ini");
  writeFileSync(file, lines.join("\n"));
  return file;
}
