import { randomUUID } from "node:crypto";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { newClientSchema } from "#lib/oidc/client-schema.ts";
import { addClient } from "#lib/oidc/clients.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";
import type { TypedConnection } from "./read-connection.ts";

const newName = () => `s${randomUUID().slice(0, 8)}`;

export const typedConnection = (overrides: Partial<TypedConnection> = {}): TypedConnection => ({
  name: newName(),
  title: "健診の予約",
  redirectUris: "https://kenshin.example/callback",
  postLogoutRedirectUris: "",
  backchannelLogoutUri: "",
  initiateLoginUri: "",
  scopes: ["profile"],
  weakestMethod: "",
  isOwn: false,
  ...overrides,
});

/** A service of this insurer. @returns its id */
export async function makeConnection(insurer: Insurer, scopes: string[] = []): Promise<string> {
  const redirectUris = ["https://kenshin.example/callback"];
  const input = newClientSchema.parse({ name: newName(), title: "健診の予約", redirectUris, scopes });
  const added = await inInsurer(makeContext(insurer), (scope) => addClient(scope, input));
  if (!added.ok) throw new Error(added.code);
  return added.value.id;
}

export const VERB_INPUTS: VerbInputs = {
  readConnections: () => undefined,
  readConnectionOf: async (_, insurer) => ({ id: await makeConnection(insurer) }),
  addConnection: () => ({ typed: typedConnection() }),
  changeConnection: async (_, insurer) => ({ id: await makeConnection(insurer), seen: "", typed: typedConnection() }),
  issueConnectionSecret: async (_, insurer) => ({ id: await makeConnection(insurer) }),
  removeConnection: async (_, insurer) => ({ id: await makeConnection(insurer) }),
};
