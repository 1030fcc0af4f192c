import { Command } from "@commander-js/extra-typings";
import { operations } from "#lib/messages/ja/operations.ts";
import { optionValue } from "./command.ts";
import { asOperator } from "./operator.ts";
import { requireInsurer } from "./require-insurer.ts";
import { withDatabase } from "./with-database.ts";

async function rotate(slug: string | undefined, atOnce: boolean): Promise<boolean> {
  const { listInsurers } = await import("#lib/insurers/find-insurer.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { CONSOLE_ID } = await import("#lib/kernel/console.ts");
  const { rotateSigningKey } = await import("#lib/oidc/keys.ts");
  const one = slug === undefined ? null : await requireInsurer(slug);
  if (slug !== undefined && !one) return false;
  for (const insurer of one ? [one] : await listInsurers()) {
    if (insurer.id === CONSOLE_ID) continue;
    const { kid, signsFrom } = await inInsurer(await asOperator(insurer), (scope) =>
      rotateSigningKey(scope, { atOnce }),
    );
    console.log(operations.services.keyRotated(insurer.slug, kid, signsFrom));
  }
  return true;
}

export const oidcKeysRotate = new Command("oidc keys rotate")
  .summary("Give each insurer, or one, a new key for signing what services get")
  .description(`Services learn of the new key a day before it signs; the former one stays published for two days after.
Works beside a running portal.`)
  .option("--insurer <slug>", "one insurer alone", optionValue)
  .option("--now", "the former keys are in other hands: they are good no more, and services load the new one at once")
  .action(({ insurer, now }) => withDatabase(() => rotate(insurer, now === true)));
