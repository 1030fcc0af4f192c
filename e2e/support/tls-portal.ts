import { type ChildProcess, fork } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { selfSignedCertificate } from "#lib/testing/self-signed-certificate.ts";
import { freePort } from "#scripts/support/embedded-postgres.ts";

/** What the server process gets in production: its role's connection and the keys, and nothing else of this shell. */
const GIVEN = ["AUTH_SECRET", "ENCRYPTION_KEYS", "PASSWORD_PEPPERS", "PORTAL_DATABASE_URL", "PATH", "HOME"];

export type TlsPortal = {
  /** Where the proxy listens. */
  port: number;
  /** Of the certificate's key, as Chromium wants it: base64 of SHA-256. */
  keyHash: string;
  /** For another site of the same test. */
  certificate: { key: string; cert: string };
  /** Every line the server has written, in order. */
  lines: string[];
};

/** Ends TLS and passes all on over plain http, as the proxy in front of a portal does (docs/operations.md). */
function createProxy(certificate: { key: string; cert: string }, portalPort: () => number): Server {
  return createServer(certificate, (received, answer) => {
    const headers = {
      ...received.headers,
      "x-forwarded-for": received.socket.remoteAddress,
      "x-forwarded-proto": "https",
    };
    const { method, url } = received;
    const passed = request({ host: "127.0.0.1", port: portalPort(), method, path: url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
      given.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    received.pipe(passed);
  });
}

function startServer(port: number, publicPort: number, lines: string[]): ChildProcess {
  const given = GIVEN.map((name) => [name, process.env[name] ?? ""]);
  const settings = { PUBLIC_SCHEME: "https", PUBLIC_PORT: String(publicPort), TRUSTED_PROXY_HOPS: "1" };
  const child = fork("scripts/server.ts", {
    env: { ...Object.fromEntries(given), ...settings, PORT: String(port), NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    execArgv: [],
  });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const parts = `${rest}${text}`.split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  return child;
}

/**
 * A second server on the database of the one under test, with production's settings
 * and a TLS proxy before it. The environment holds the keys (support/database.ts).
 */
export async function startTlsPortal(): Promise<TlsPortal & { close: () => Promise<void> }> {
  const certificate = await selfSignedCertificate("*.localhost");
  const spki = new X509Certificate(certificate.cert).publicKey.export({ type: "spki", format: "der" });
  const portalPort = await freePort();
  const proxy = createProxy(certificate, () => portalPort);
  proxy.listen(0);
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  const lines: string[] = [];
  const server = startServer(portalPort, port, lines);
  await once(server, "message");
  return {
    port,
    keyHash: createHash("sha256").update(spki).digest("base64"),
    certificate,
    lines,
    close: async () => {
      proxy.closeAllConnections();
      proxy.close();
      server.kill("SIGTERM");
      if (server.exitCode === null) await once(server, "exit");
    },
  };
}
