import { setTimeout as sleep } from "node:timers/promises";
import { waitForMails } from "./check.ts";
import type { Fault, Outcome } from "./fault.ts";
import type { FaultStage } from "./stage.ts";

const SECONDS = 15;

/** Lets the mail server do badly under the load, then well, and waits for every mail that was queued meanwhile. */
export async function whileMailFails(stage: FaultStage, begin: () => unknown, end: () => unknown): Promise<Outcome> {
  const before = stage.load.completed();
  await begin();
  await sleep(SECONDS * 1000);
  const meanwhile = stage.load.completed() - before;
  await end();
  await stage.load.stop();
  const drained = await waitForMails(stage, 180);
  return {
    recoveryMs: { "last mail": drained },
    notes: [`${meanwhile} members served in those ${SECONDS} s`],
    wrong: meanwhile === 0 ? ["nobody was served without a mail server"] : [],
  };
}

export const mailDown: Fault = {
  name: "mail-down",
  says: "the mail server is stopped for 15 s",
  run: (stage) =>
    whileMailFails(
      stage,
      () => stage.mail.stop(),
      () => stage.mail.start(),
    ),
};
