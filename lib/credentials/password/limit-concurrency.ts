/** Runs at most `slots` pieces of work at a time; the others wait in order. */
export function limitConcurrency(slots: number) {
  const waiting: (() => void)[] = [];
  let free = slots;

  return async function run<Value>(work: () => Promise<Value>): Promise<Value> {
    if (free > 0) free -= 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
