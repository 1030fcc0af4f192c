import "server-only";
import { z } from "zod";
import { holdName } from "#lib/db/hold-name.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, ok } from "#lib/kernel/result.ts";
import { allowInsuranceNumber } from "#lib/oidc/clients.ts";
import { approvable } from "../approvals/approvable-act.ts";

const schema = z.object({ clientId: z.uuid() });
type InsuranceNumber = z.output<typeof schema>;

/** The service, as long as it has no 記号・番号 yet. Whoever changes it waits until what is decided of it is done. */
async function findWithout({ tx, key }: Scope, clientId: string) {
  await holdName(tx, `oidc-client:${clientId}`);
  const client = await tx.oidcClient.findUnique({ where: key(clientId) });
  return client?.scopes.includes("insurance_number") ? null : client;
}

/** 記号・番号 of members for a service (spec §12): two 管理 decide, about these addresses and this consent. */
export const insuranceNumberAct = approvable<InsuranceNumber>({
  needs: "manager",
  runsBy: "approval",
  schema,
  targets: ({ clientId }) => [clientId],
  look: async (scope, { clientId }) => {
    const client = await findWithout(scope, clientId);
    if (!client) return fail("impossible");
    const { title, name, redirectUris, asksConsent } = client;
    const people = await scope.tx.member.count({ where: { insurerId: scope.insurerId, state: "active" } });
    const fingerprint = [...redirectUris, asksConsent].join(" ");
    return ok({ people, who: `${title}（${name}）`, memberId: null, checked: [], fingerprint });
  },
  carryOut: async (scope, clientId) => {
    const client = await findWithout(scope, clientId);
    if (!client) return fail("impossible");
    await allowInsuranceNumber(scope, client);
    return ok(undefined);
  },
});
