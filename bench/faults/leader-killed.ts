import { setTimeout as sleep } from "node:timers/promises";
import { missingPrograms } from "#scripts/cluster/programs.ts";
import type { Fault } from "./fault.ts";
import { AT_ONCE } from "./worker-killed.ts";

const AWAY_MS = 5_000;

export const leaderKilled: Fault = {
  name: "leader-killed",
  says: "the database's leader is lost (SIGKILL of Patroni and PostgreSQL); another node takes over, then it comes back",
  missing: missingPrograms,
  stage: { isCluster: true, nodes: 2 },
  mailSeconds: 120,
  // Sent while the database was gone: nobody could note that they were.
  mayArriveTwice: AT_ONCE,
  run: async ({ cluster, load }) => {
    if (!cluster) throw new Error("no cluster");
    const killed = performance.now();
    const lost = await cluster.killLeader();
    const recovered = await load.recovered(killed);
    await sleep(AWAY_MS);
    cluster.startNode(lost);
    const back = performance.now();
    await cluster.whole();
    const whole = performance.now() - back;
    const leader = (await cluster.members()).find(({ role }) => role === "leader")?.name;
    return {
      recoveryMs: { "login at the new leader": recovered, "three nodes again": whole },
      notes: [`${lost} was lost, ${leader} leads`],
      wrong: leader === lost ? ["nobody took over"] : [],
    };
  },
};
