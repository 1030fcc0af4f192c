import "server-only";
import { countFigures, keepFigures, readFigures } from "#lib/console/dashboard/count-figures.ts";
import { listInsurers } from "#lib/insurers/find-insurer.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";

/**
 * Counts the figures of 「ホーム」 anew for insurers where that takes long (lib/console/dashboard/dashboard.ts), so that no clerk
 * waits for it. @returns for how many
 */
export async function countKeptFigures(now: Date): Promise<number> {
  let counted = 0;
  for (const insurer of await listInsurers()) {
    counted += await inInsurer(systemContext(insurer, now), async (scope) => {
      if (!(await readFigures(scope))) return 0;
      await keepFigures(scope, await countFigures(scope));
      return 1;
    });
  }
  return counted;
}
