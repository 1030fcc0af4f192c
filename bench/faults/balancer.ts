// What stands in front of several app nodes: each connection goes to the next node that takes it.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type Balancer = { port: number; stop: () => Promise<void> };

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  let turn = 0;
  const open = new Set<Socket>();
  const lead = (client: Socket, triesLeft: number) => {
    if (triesLeft === 0) return client.destroy();
    const port = ports[turn++ % ports.length] ?? 0;
    const node = connect(port, "127.0.0.1");
    const failed = () => lead(client, triesLeft - 1);
    node.once("error", failed);
    node.once("connect", () => {
      node.off("error", failed);
      for (const [one, other] of [
        [client, node],
        [node, client],
      ] as const) {
        one.on("error", () => other.destroy());
        one.on("close", () => other.destroy());
        one.pipe(other);
      }
    });
  };
  const server = createServer((client) => {
    open.add(client);
    client.on("close", () => open.delete(client));
    client.on("error", () => {});
    lead(client, ports.length);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    for (const client of open) client.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, stop };
}
