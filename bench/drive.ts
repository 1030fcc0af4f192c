import { type Load, summarise } from "./statistics.ts";

/** Runs `clients` in closed loops for `seconds`, awaits and counts the last ones. The first failure ends it. */
export async function drive(
  { clients, seconds }: { clients: number; seconds: number },
  work: (client: number) => Promise<unknown>,
): Promise<Load> {
  const durationsMs: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  const run = async (client: number) => {
    while (performance.now() < end) {
      const start = performance.now();
      await work(client);
      durationsMs.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  return summarise(durationsMs, (performance.now() - begin) / 1000);
}
