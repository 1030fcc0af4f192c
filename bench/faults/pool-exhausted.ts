import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault.ts";

const HELD_MS = 20_000;

export const poolExhausted: Fault = {
  name: "pool-exhausted",
  says: "all 10 connections of the app wait for a lock for 20 s",
  stage: { variables: { DATABASE_POOL_SIZE: "10" } },
  run: async ({ owner, load }) => {
    const holder = await owner.connect();
    await holder.query('begin; lock table "LoginAttempt" in access exclusive mode');
    // More clients than connections.
    load.start({ clients: 20 });
    await sleep(HELD_MS);
    await holder.query("rollback");
    holder.release();
    return { recoveryMs: { login: await load.recovered(performance.now()) } };
  },
};
