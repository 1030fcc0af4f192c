import { inTransaction } from "#lib/db/in-transaction.ts";
import { findInsurerBySlug } from "#lib/insurers/find-insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { currentTime } from "#lib/kernel/clock.ts";
import { hashToken, randomToken } from "#lib/kernel/secrets.ts";
import { sealSubjectKey } from "#lib/oidc/clients.ts";
import { DEMO_INSURERS } from "./demo-insurers.ts";

const NAME = "kenshin";
/** Whose portal scripts/sample/homepage.ts embeds. */
const HOMEPAGE_INSURER = "aozora";

/**
 * Registers the demo's sample service (scripts/sample-service.ts) with every demo insurer, at the port it has this
 * time. The connection must be portal_ops's.
 */
export async function seedSampleService({ port, secret }: { port: string; secret: string }): Promise<void> {
  const origin = `http://localhost:${port}`;
  for (const { slug } of DEMO_INSURERS) {
    const insurer = await findInsurerBySlug(slug);
    if (!insurer) continue;
    const [insurerId, id] = [insurer.id, crypto.randomUUID()];
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
  await seedHomepage(origin);
}

/** The example homepage is served by the sample service, and embeds the portal of one demo insurer. */
async function seedHomepage(origin: string): Promise<void> {
  const insurer = await findInsurerBySlug(HOMEPAGE_INSURER);
  if (!insurer) return;
  const key = { insurerId: insurer.id, origin };
  await inTransaction(insurer.id, (tx) =>
    tx.embedOrigin.upsert({
      where: { insurerId_origin: key },
      update: {},
      create: { ...key, createdAt: currentTime() },
    }),
  );
}
