import "server-only";
import type { OidcClient } from "#lib/db/generated/client.ts";
import { holdName } from "#lib/db/hold-name.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { fail, ok, type Refused, type Result } from "#lib/kernel/result.ts";
import { addClient, changeClient, listClients, removeClient, rotateClientSecret } from "#lib/oidc/clients.ts";
import { type KeyState, listKeyStates } from "#lib/oidc/keys.ts";
import { isServiceScope, type ServiceScope } from "#lib/oidc/scopes.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";
import { versionOf } from "../content/change-content.ts";
import { type ConnectionProblem, readConnection, type TypedConnection } from "./read-connection.ts";

/** A service that signs members in through the portal; never its secret, nor the key of its identifiers. */
export type Connection = Omit<
  OidcClient,
  "insurerId" | "secretHash" | "subjectKeyEncrypted" | "publicKeys" | "scopes"
> & {
  scopes: ServiceScope[];
  /** Otherwise it signs with a key of its own. */
  hasSecret: boolean;
  /** Names this state: whoever changes it says which one they have seen. */
  seen: string;
};

function toConnection(row: OidcClient): Connection {
  const { insurerId: _, secretHash, subjectKeyEncrypted: _key, publicKeys: _keys, ...shown } = row;
  const { lastUsedAt: _used, ...compared } = shown;
  return {
    ...shown,
    scopes: row.scopes.filter(isServiceScope),
    hasSecret: secretHash !== null,
    seen: versionOf(compared),
  };
}

/** A service by its id, which may be anything. */
export async function findById({ tx, key }: Pick<Scope, "tx" | "key">, id: string): Promise<OidcClient | null> {
  return isUuid(id) ? tx.oidcClient.findUnique({ where: key(id) }) : null;
}

/** 「サービスの連携」: the services, the state of the keys, and the issuer that services are told. */
export const readConnections: ClerkVerb<void, { connections: Connection[]; keys: KeyState[]; issuer: string }> = {
  needs: "viewer",
  run: async (scope) => ({
    connections: (await listClients(scope)).map(toConnection),
    keys: await listKeyStates(scope),
    issuer: insurerOrigin(scope.insurer),
  }),
};

export const readConnectionOf: ClerkVerb<{ id: string }, Connection | null> = {
  needs: "viewer",
  run: async (scope, { id }) => {
    const row = await findById(scope, id);
    return row && toConnection(row);
  },
};

/** 「サービスを登録」. Its secret is issued by an act of its own, which shows it; 記号・番号 need a second clerk. */
export const addConnection: ClerkVerb<
  { typed: TypedConnection },
  Result<{ id: string }, "name-taken"> | Refused<ConnectionProblem>
> = {
  needs: "manager",
  run: async (scope, { typed }) => {
    const read = readConnection(typed);
    if (!read.ok) return read;
    const scopes = read.value.scopes.filter((each) => each !== "insurance_number");
    return addClient(scope, { ...read.value, scopes });
  },
};

export type ConnectionMiss = "unknown" | "changed-meanwhile";

/** 「保存」. The client_id stays. */
export const changeConnection: ClerkVerb<
  { id: string; seen: string; typed: TypedConnection },
  Result<undefined, ConnectionMiss> | Refused<ConnectionProblem>
> = {
  needs: "manager",
  run: async (scope, { id, seen, typed }) => {
    await holdName(scope.tx, `oidc-client:${id}`);
    const row = await findById(scope, id);
    if (!row) return fail("unknown");
    if (toConnection(row).seen !== seen) return fail("changed-meanwhile");
    const read = readConnection({ ...typed, name: row.name });
    if (!read.ok) return read;
    const { name: _, publicKeys: _keys, ...change } = read.value;
    await changeClient(scope, row, change);
    return ok();
  },
};

/** 「秘密の値を発行」: the former one is refused at once. @returns it, to be shown once */
export const issueConnectionSecret: ClerkVerb<
  { id: string },
  Result<{ name: string; secret: string }, "unknown" | "signs-itself">
> = {
  needs: "manager",
  run: async (scope, { id }) => {
    const row = await findById(scope, id);
    const rotated = row ? await rotateClientSecret(scope, row) : fail("not-found");
    if (!row || !rotated.ok) return fail(rotated.ok || rotated.code === "not-found" ? "unknown" : rotated.code);
    return ok({ name: row.name, secret: rotated.value.secret });
  },
};

/** 「連携を削除」: its tokens are refused at once; registered again, it knows members by new identifiers. */
export const removeConnection: ClerkVerb<{ id: string }, Result<undefined, "unknown">> = {
  needs: "manager",
  run: async (scope, { id }) => {
    const row = await findById(scope, id);
    const removed = row ? await removeClient(scope, row) : fail("not-found");
    return removed.ok ? ok() : fail("unknown");
  },
};
