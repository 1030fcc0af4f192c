import type { KeyUse } from "#lib/operations/key-status.ts";
import { asOperator } from "./operator.ts";

/** How many secrets of all insurers stand on which key, one line for each setting, secret and key. */
export async function keyUses(): Promise<KeyUse[]> {
  const { listInsurers } = await import("#lib/insurers/find-insurer.ts");
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { keyStatusOf } = await import("#lib/operations/key-status.ts");
  const sums = new Map<string, KeyUse>();
  for (const insurer of await listInsurers()) {
    for (const use of await inInsurer(await asOperator(insurer), keyStatusOf)) {
      const name = [use.setting, use.keyId, use.secret].join();
      sums.set(name, { ...use, count: use.count + (sums.get(name)?.count ?? 0) });
    }
  }
  return [...sums.values()];
}
