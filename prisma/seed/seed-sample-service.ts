import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { sealSubjectKey } from "#lib/oidc/clients.ts";
import { DEMO_INSURERS } from "./demo-insurers.ts";

const NAME = "kenshin";

/**
 * Registers the demo's sample service (scripts/sample-service.ts) with every demo insurer, at the port it has this
 * time. The connection must be portal_ops's.
 */
export async function seedSampleService({ port, secret }: { port: string; secret: string }): Promise<void> {
  for (const { slug } of DEMO_INSURERS) {
    const insurer = await findInsurerBySlug(slug);
    if (!insurer) continue;
    const [insurerId, id, origin] = [insurer.id, crypto.randomUUID(), `http://localhost:${port}`];
    const present = {
      redirectUris: [`${origin}/callback`],
      postLogoutRedirectUris: [`${origin}/`],
      initiateLoginUri: `${origin}/start`,
      // Of several issuers, the token does not say whose keys it is signed with before it is read.
      backchannelLogoutUri: `${origin}/backchannel?of=${insurerOrigin(insurer)}`,
      secretHash: hashToken(secret),
    };
    await inTransaction(insurerId, (tx) =>
      tx.oidcClient.upsert({
        where: { insurerId_name: { insurerId, name: NAME } },
        update: present,
        create: {
          ...present,
          ...{ insurerId, id, name: NAME, title: "健診の予約", scopes: ["profile"], asksConsent: true },
          subjectKeyEncrypted: sealSubjectKey(randomToken(), { insurerId, id }),
          createdAt: currentTime(),
        },
      }),
    );
  }
}
