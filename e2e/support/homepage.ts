// The example homepage of an insurer (e2e/homepage), on an origin of its own.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { test as base } from "../fixtures.ts";
import type { PortalDatabase } from "./database.ts";

const FOLDER = "e2e/homepage";

/** What sites send that makes a difference to whoever embeds something. */
const HEADERS: Record<string, (portal: string) => Record<string, string>> = {
  "/": () => ({}),
  "/coop": () => ({ "cross-origin-opener-policy": "same-origin" }),
  "/no-popups": () => ({ "content-security-policy": "sandbox allow-scripts allow-same-origin allow-forms" }),
  "/strict": (portal) => ({
    "content-security-policy": `default-src 'none'; style-src 'self'; script-src ${portal}; frame-src ${portal}; base-uri 'none'; form-action 'none'`,
    "referrer-policy": "no-referrer",
  }),
};

export type Homepage = { port: number; close: () => void };

/** @param portal the insurer's origin at the portal */
export async function startHomepage(portal: string, certificate?: { key: string; cert: string }): Promise<Homepage> {
  const html = readFileSync(`${FOLDER}/index.html`, "utf8").replaceAll("{portal}", portal);
  const style = readFileSync(`${FOLDER}/style.css`);
  const answer: Parameters<typeof createServer>[1] = ({ url = "/" }, response) => {
    const headers = HEADERS[url]?.(portal);
    if (url === "/homepage/style.css") response.writeHead(200, { "content-type": "text/css" }).end(style);
    else if (headers) response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" }).end(html);
    else response.writeHead(404).end();
  };
  const server: Server = certificate ? createTlsServer(certificate, answer) : createServer(answer);
  server.listen(0);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Registers an origin with an insurer, as its clerk does. */
export function registerOrigin({ inInsurer }: PortalDatabase, slug: string, origin: string): Promise<unknown> {
  return inInsurer(slug, async (tx) => {
    const { id: insurerId } = await tx.insurer.findUniqueOrThrow({ where: { slug } });
    return tx.embedOrigin.create({ data: { insurerId, origin, createdAt: new Date() } });
  });
}

type Site = Homepage & {
  /** Registered with aozora. */
  origin: string;
};

/** With the example homepage on an origin that is registered with aozora. */
export const test = base.extend<object, { site: Site }>({
  site: [
    async ({ database, serverVariables }, use) => {
      const homepage = await startHomepage(`http://aozora.localhost:${serverVariables.PORT}`);
      const origin = `http://www.localhost:${homepage.port}`;
      await registerOrigin(database, "aozora", origin);
      await use({ ...homepage, origin });
      homepage.close();
    },
    { scope: "worker" },
  ],
});
