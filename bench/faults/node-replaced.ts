import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault.ts";

const AWAY_MS = 5_000;

export const nodeReplaced: Fault = {
  name: "node-replaced",
  says: "one of two app nodes is killed, stays away for 5 s and is replaced",
  stage: { nodes: 2 },
  run: async ({ nodes: [node], load }) => {
    const killed = performance.now();
    await node?.remove();
    const recovered = await load.recovered(killed);
    await sleep(AWAY_MS);
    await node?.start();
    const replaced = await load.recovered(performance.now());
    return { recoveryMs: { "login on the other node": recovered, "after the replacement": replaced } };
  },
};
