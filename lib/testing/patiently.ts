import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 5;

/** As members come back when the portal is busy: `work` again and again until it is done. */
export async function patiently<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    const outcome = await work();
    const isBusy = typeof outcome === "object" && outcome !== null && "code" in outcome && outcome.code === "busy";
    if (!isBusy) return outcome;
    await sleep(PAUSE_MS);
  }
}
