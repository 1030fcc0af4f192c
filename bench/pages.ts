// One page of several running portals, in turns, by one client: what an answer
// weighs and how long it takes. For what only changes how pages leave the server.
//   node bench/pages.ts /login http://aozora.localhost:3000 http://aozora.localhost:4000
import { Browser, closeConnections } from "./browser.ts";
import { median } from "./statistics.ts";

const ROUNDS = 8;
const REQUESTS = 50;

const [path = "/login", ...origins] = process.argv.slice(2);
const sides = origins.map((origin) => {
  const { hostname: host, port } = new URL(origin);
  const [times, kilobytes]: [number[], number[]] = [[], []];
  return { origin, site: { host, port: Number(port) }, times, kilobytes };
});

for (let round = -1; round < ROUNDS; round += 1) {
  for (const { site, times, kilobytes } of sides) {
    const browser = new Browser(site, (_name, milliseconds) => {
      // The first round is not counted: the server compiles what runs often while it runs.
      if (round >= 0) times.push(milliseconds);
    });
    for (let each = 0; each < REQUESTS; each += 1) {
      const { body } = await browser.get(path);
      if (round >= 0) kilobytes.push(Buffer.byteLength(body) / 1000);
    }
  }
}
closeConnections();
for (const { origin, times, kilobytes } of sides) {
  console.log(`GET ${origin}${path}: ${median(kilobytes).toFixed(1)} kB, p50 ${median(times).toFixed(1)} ms`);
}
