import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { NamedMethodVerbs, RemovedFactor } from "../method-verbs.ts";
import { listTotpDevices } from "./list-totp-devices.ts";

const owned = ({ insurerId }: Scope, memberId: string) => ({ insurerId, memberId });

async function removeAll(scope: Scope, memberId: string): Promise<RemovedFactor[]> {
  const where = owned(scope, memberId);
  const gone = await scope.tx.totpDevice.findMany({ where, select: { id: true }, orderBy: { id: "asc" } });
  await scope.tx.totpDevice.deleteMany({ where });
  return gone.map(({ id }) => ({ action: FACTORS.totp.audit.removed, detail: { credentialId: id } }));
}

export const totpVerbs: NamedMethodVerbs = {
  count: (scope, memberId) => scope.tx.totpDevice.count({ where: owned(scope, memberId) }),
  removeAll,
  sendCode: null,
  list: listTotpDevices,
  find: (scope, { memberId, id }) =>
    scope.tx.totpDevice.findFirst({
      where: { ...owned(scope, memberId), id },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    }),
  isNameTaken: async (scope, { memberId, id, folded }) =>
    (await scope.tx.totpDevice.count({ where: { ...owned(scope, memberId), nameFolded: folded, id: { not: id } } })) >
    0,
  rename: async ({ tx, key }, { id, name }) => {
    await tx.totpDevice.update({ where: key(id), data: { name: name.name, nameFolded: name.folded } });
  },
  remove: async ({ tx, key }, id) => {
    await tx.totpDevice.delete({ where: key(id) });
  },
};
