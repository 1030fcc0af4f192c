import { randomUUID } from "node:crypto";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
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

/** A service of this insurer, without an audit event. @returns its id */
export function makeConnection({ id: insurerId }: Insurer, scopes: string[] = []): Promise<string> {
  const redirectUris = ["https://kenshin.example/callback"];
  const unused = { secretHash: "unused", subjectKeyEncrypted: "unused" };
  const data = { ...unused, insurerId, name: newName(), title: "健診の予約", redirectUris, scopes, asksConsent: true };
  return inTransaction(insurerId, async (tx) => {
    const { id } = await tx.oidcClient.create({ data: { ...data, createdAt: new Date() }, select: { id: true } });
    return id;
  });
}

export const VERB_INPUTS: VerbInputs = {
  readConnections: () => undefined,
  readConnectionOf: async (_, insurer) => ({ id: await makeConnection(insurer) }),
  addConnection: () => ({ typed: typedConnection() }),
  changeConnection: async (_, insurer) => ({ id: await makeConnection(insurer), seen: "", typed: typedConnection() }),
  issueConnectionSecret: async (_, insurer) => ({ id: await makeConnection(insurer) }),
  removeConnection: async (_, insurer) => ({ id: await makeConnection(insurer) }),
};
