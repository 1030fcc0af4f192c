// One PostgreSQL node's Patroni: who leads is in etcd, and who cannot say so to etcd leads no longer.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { postgresBinaries } from "./programs.ts";

export type Node = { name: string; postgresPort: number; restPort: number };

type Settings = { folder: string; etcdPort: number; superuser: string; password: string };

/** A node without a word for this long leads no longer: a fail-over takes as long (Patroni's least). */
const LEASE_SECONDS = 20;

/** @returns the file of its settings; YAML, of which JSON is a part */
export function writePatroniSettings(node: Node, { folder, etcdPort, superuser, password }: Settings): string {
  const at = (port: number) => `127.0.0.1:${port}`;
  const settings = {
    scope: "portal",
    name: node.name,
    restapi: { listen: at(node.restPort), connect_address: at(node.restPort) },
    etcd3: { hosts: [at(etcdPort)] },
    bootstrap: {
      dcs: {
        ttl: LEASE_SECONDS,
        loop_wait: 2,
        retry_timeout: 5,
        // What was answered is on two nodes: it outlives the leader.
        synchronous_mode: true,
        postgresql: { use_pg_rewind: true, parameters: { max_connections: 200, wal_log_hints: "on" } },
      },
      initdb: [{ encoding: "UTF8" }, { locale: "C.UTF-8" }, "data-checksums"],
    },
    postgresql: {
      listen: at(node.postgresPort),
      connect_address: at(node.postgresPort),
      data_dir: join(folder, node.name),
      bin_dir: postgresBinaries(),
      pgpass: join(folder, `${node.name}.pgpass`),
      authentication: {
        superuser: { username: superuser, password },
        replication: { username: "replicator", password },
        rewind: { username: superuser, password },
      },
      parameters: { unix_socket_directories: "", password_encryption: "scram-sha-256" },
      pg_hba: ["host all all 127.0.0.1/32 scram-sha-256", "host replication replicator 127.0.0.1/32 scram-sha-256"],
    },
  };
  const file = join(folder, `${node.name}.yml`);
  writeFileSync(file, JSON.stringify(settings, null, 2));
  return file;
}
