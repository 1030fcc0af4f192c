import "server-only";
import { FACTORS } from "#lib/insurers/factors.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { NamedMethodVerbs, RemovedFactor } from "../method-verbs.ts";
import { listPasskeys } from "./list-passkeys.ts";

const owned = ({ insurerId }: Scope, memberId: string) => ({ insurerId, memberId });

async function removeAll(scope: Scope, memberId: string): Promise<RemovedFactor[]> {
  const where = owned(scope, memberId);
  const gone = await scope.tx.passkey.findMany({ where, select: { id: true }, orderBy: { id: "asc" } });
  await scope.tx.passkey.deleteMany({ where });
  return gone.map(({ id }) => ({ action: FACTORS.passkey.audit.removed, detail: { credentialId: id } }));
}

export const passkeyVerbs: NamedMethodVerbs = {
  count: (scope, memberId) => scope.tx.passkey.count({ where: owned(scope, memberId) }),
  removeAll,
  sendCode: null,
  list: listPasskeys,
  find: (scope, { memberId, id }) =>
    scope.tx.passkey.findFirst({
      where: { ...owned(scope, memberId), id },
      select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    }),
  isNameTaken: async (scope, { memberId, id, folded }) =>
    (await scope.tx.passkey.count({ where: { ...owned(scope, memberId), nameFolded: folded, id: { not: id } } })) > 0,
  rename: async ({ tx, key }, { id, name }) => {
    await tx.passkey.update({ where: key(id), data: { name: name.name, nameFolded: name.folded } });
  },
  remove: async ({ tx, key }, id) => {
    await tx.passkey.delete({ where: key(id) });
  },
};
