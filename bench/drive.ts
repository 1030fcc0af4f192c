import { type Load, summarise } from "./statistics.ts";

/**
 * `clients` that each begin anew as soon as they are done, for `seconds`. What
 * runs at the end is waited for and counted. The first failure ends the run.
 */
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
