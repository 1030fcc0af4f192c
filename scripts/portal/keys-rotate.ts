import { Command } from "@commander-js/extra-typings";
import { operations } from "#lib/messages/ja/operations.ts";
import { keyUses } from "./key-uses.ts";
import { asOperator } from "./operator.ts";
import { showProgress } from "./progress.ts";
import { withDatabase } from "./with-database.ts";

const { keys } = operations;

async function rotate(): Promise<boolean> {
  const { listInsurers } = await import("#lib/insurers/find-insurer.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { env } = await import("#lib/kernel/env.ts");
  const { rotateKeysOf } = await import("#lib/operations/rotate-keys.ts");
  const isOld = ({ setting, keyId }: { setting: string; keyId: string }) =>
    setting === "ENCRYPTION_KEYS" && keyId !== env().ENCRYPTION_KEYS[0]?.id;
  const expected = (await keyUses()).filter(isOld).reduce((sum, { count }) => sum + count, 0);
  const progress = showProgress(process.stderr, keys.progress);
  let [resealed, unreadable] = [0, 0];
  for (const insurer of await listInsurers()) {
    const context = await asOperator(insurer);
    const done = await rotateKeysOf((work) => inInsurer(context, work), {
      onProgress: (rows) => progress.update(Math.min(1, (resealed + rows) / Math.max(1, expected)), resealed + rows),
    });
    resealed += done.resealed;
    unreadable += done.unreadable;
  }
  progress.end();
  console.log(keys.rotated(resealed));
  if (unreadable > 0) console.error(keys.unreadable(unreadable));
  return unreadable === 0;
}

export const keysRotate = new Command("keys rotate")
  .summary("Seal TOTP secrets and waiting mails anew under the newest of ENCRYPTION_KEYS")
  .description(`Works beside a running portal, in batches; what was interrupted goes on at the next run.
Passwords and codes take the newest of PASSWORD_PEPPERS by themselves, at their next use.`)
  .action(() => withDatabase(rotate));
