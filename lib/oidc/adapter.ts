import "server-only";
import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from "oidc-provider";
import { type InsurerTransaction, inTransaction } from "#lib/db/in-transaction.ts";
import { addSeconds, currentTime } from "#lib/kernel/clock.ts";
import { hashToken } from "#lib/kernel/secrets.ts";
import { findArtifact, findLivingSession, sealPayload } from "./artifacts.ts";
import { metadataOf } from "./client-metadata.ts";
import { findClient } from "./clients.ts";
import { portalRequest } from "./portal-request.ts";

const hashOrNull = (text: string | undefined) => (text === undefined ? null : hashToken(text));

/** oidc-provider's storage for one model of one insurer: every call is one transaction that sees only its rows. */
class InsurerAdapter implements Adapter {
  protected readonly insurerId: string;
  protected readonly model: string;

  constructor(insurerId: string, model: string) {
    this.insurerId = insurerId;
    this.model = model;
  }

  protected run<Value>(work: (tx: InsurerTransaction) => Promise<Value>): Promise<Value> {
    return inTransaction(this.insurerId, work);
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<undefined> {
    const place = { insurerId: this.insurerId, model: this.model, idHash: hashToken(id) };
    const data = {
      payloadEncrypted: sealPayload(payload, place),
      grantIdHash: hashOrNull(payload.grantId),
      uidHash: hashOrNull(payload.uid),
      expiresAt: addSeconds(currentTime(), expiresIn),
      ...this.ownerOf(),
    };
    await this.run((tx) =>
      tx.oidcArtifact.upsert({
        where: { insurerId_model_idHash: place },
        create: { ...place, ...data },
        update: data,
      }),
    );
  }

  /** The portal's session that an artifact lives with, where it does. */
  protected ownerOf(): { sessionId?: string } {
    return {};
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const wanted = { insurerId: this.insurerId, model: this.model, id, now: currentTime() };
    return (await this.run((tx) => findArtifact(tx, wanted))) ?? undefined;
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const wanted = { insurerId: this.insurerId, uid, now: currentTime() };
    return (await this.run((tx) => findLivingSession(tx, wanted)))?.payload;
  }

  /** There is no device flow. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /**
   * Of parallel uses one wins: the library looks and then calls this, so that a plain update would let all of them
   * through (RFC 9700 §4.5.3, RFC 6749 §4.1.2).
   */
  async consume(id: string): Promise<undefined> {
    const unused = { insurerId: this.insurerId, model: this.model, idHash: hashToken(id), consumedAt: null };
    const { count } = await this.run((tx) =>
      tx.oidcArtifact.updateMany({ where: unused, data: { consumedAt: currentTime() } }),
    );
    if (count !== 1) throw new errors.InvalidGrant("already used");
  }

  async destroy(id: string): Promise<undefined> {
    const where = { insurerId: this.insurerId, model: this.model, idHash: hashToken(id) };
    await this.run((tx) => tx.oidcArtifact.deleteMany({ where }));
  }

  async revokeByGrantId(grantId: string): Promise<undefined> {
    const where = { insurerId: this.insurerId, model: this.model, grantIdHash: hashToken(grantId) };
    await this.run((tx) => tx.oidcArtifact.deleteMany({ where }));
  }
}

/** The library's sessions: each is of one portal session, and is found in requests of that session alone. */
class SessionAdapter extends InsurerAdapter {
  protected override ownerOf() {
    return { sessionId: portalRequest()?.signedIn?.session.id };
  }

  /** Without a portal session it is never found again: a stranger's is no row. */
  override async upsert(...stored: Parameters<InsurerAdapter["upsert"]>): Promise<undefined> {
    return this.ownerOf().sessionId ? super.upsert(...stored) : undefined;
  }

  override async find(id: string): Promise<AdapterPayload | undefined> {
    const sessionId = portalRequest()?.signedIn?.session.id;
    if (!sessionId) return undefined;
    const wanted = { insurerId: this.insurerId, id, sessionId, now: currentTime() };
    return (await this.run((tx) => findLivingSession(tx, wanted)))?.payload;
  }
}

/** The insurer's services; another insurer's client does not exist. */
class ClientAdapter extends InsurerAdapter {
  override async find(name: string): Promise<AdapterPayload | undefined> {
    const { insurerId } = this;
    const row = await this.run((tx) => findClient({ tx, insurerId }, name));
    return row ? metadataOf(row) : undefined;
  }
}

const ADAPTERS: Record<string, typeof InsurerAdapter> = { Session: SessionAdapter, Client: ClientAdapter };

/** oidc-provider's adapter for one insurer. */
export function adapterFor(insurerId: string): AdapterFactory {
  return (model) => new (ADAPTERS[model] ?? InsurerAdapter)(insurerId, model);
}
