import { setTimeout as sleep } from "node:timers/promises";
import { waitForMails } from "./check.ts";
import type { Fault } from "./fault.ts";

/** The worker's mails under way (lib/jobs/run-worker.ts): sent, and perhaps not yet marked as sent. */
export const AT_ONCE = 4;

export const workerKilled: Fault = {
  name: "worker-killed",
  says: "SIGKILL of the worker while it sends mails; its supervisor starts it again",
  mayArriveTwice: AT_ONCE,
  run: async (stage) => {
    stage.mail.mood = "slow";
    await sleep(3_000);
    stage.worker.kill();
    stage.mail.mood = "well";
    await sleep(3_000);
    await stage.load.stop();
    // Those under way were locked by the worker that is gone: release-stuck-mail frees them.
    return { recoveryMs: { "last mail": await waitForMails(stage, 420) } };
  },
};
