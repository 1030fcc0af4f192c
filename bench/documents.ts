// node --conditions=react-server bench/documents.ts: how fast 資格確認書 are delivered, how much memory the worker takes for
// it, and how fast one is written as PDF, on a throw-away database.
//   --people=10000   members who agree to the electronic delivery
//   --opened=100     PDFs
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type { PrismaClient } from "#lib/db/generated/client.ts";
import { CONSENT_VERSION } from "#lib/eligibility/consent.ts";
import { deliver } from "#lib/eligibility/deliver.ts";
import { listDelivery } from "#lib/eligibility/delivery-list.ts";
import { listDocuments, openDocument } from "#lib/eligibility/member-documents.ts";
import { drawDocument } from "#lib/eligibility/paper/draw-document.ts";
import { verifyUrl } from "#lib/eligibility/verify-document.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { operatorContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { benchAsWorker, measure } from "./as-worker.ts";
import { seedDemoInsurer } from "./demo-insurer.ts";

const { values: given } = parseArgs({
  options: { people: { type: "string", default: "10000" }, opened: { type: "string", default: "100" } },
});
const [people, opened] = [Number(given.people), Number(given.opened)];

/** Members with a confirmed address, 資格 and a consent. */
async function fill(owner: PrismaClient, { id }: Insurer): Promise<void> {
  await owner.$executeRaw`
    insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "name", "birthDate", "loginId",
      "email", "emailConfirmedAt", "qualifiedOn", "updatedAt")
    select ${id}::uuid, gen_random_uuid(), '101', n::text, '00', 'insured', 'ケンポ　タロウ', '髙橋　太郎', '1979-08-22',
      'd' || n, 'd' || n || '@example.jp', now(), '2020-04-01', now()
    from generate_series(1, ${people}::int) n`;
  await owner.$executeRaw`
    insert into "Eligibility" ("insurerId", "memberId", "insurerNumber", "validUntil", "copay", "delivery", "updatedAt")
    select "insurerId", "id", '06132013', '2099-03-31', '3割', 'certificate', now()
    from "Member" where "insurerId" = ${id}::uuid and "symbol" = '101'`;
  await owner.$executeRaw`
    insert into "DeliveryConsent" ("insurerId", "id", "memberId", "version", "givenAt")
    select "insurerId", gen_random_uuid(), "memberId", ${CONSENT_VERSION}::int, now()
    from "Eligibility" where "insurerId" = ${id}::uuid`;
}

async function openSome(insurer: Insurer): Promise<void> {
  const context = operatorContext(insurer, new Date());
  const query = { list: "delivered", after: null, limit: opened } as const;
  for (const { memberId } of await inInsurer(context, (scope) => listDelivery(scope, query))) {
    const document = await inInsurer(context, async (scope) => {
      const [line] = await listDocuments(scope, memberId);
      return openDocument(scope, { memberId, sessionId: randomUUID(), id: line?.id ?? "" });
    });
    if (!document.ok) throw new Error(document.code);
    await drawDocument(document.value, { size: "a4", verifyUrl: verifyUrl(insurer, document.value.code) });
  }
}

async function bench(owner: PrismaClient): Promise<void> {
  const insurer = await seedDemoInsurer(owner, "daiwa-demo");
  await fill(owner, insurer);
  const toAll = async () => {
    const counts = await deliver(operatorContext(insurer, new Date()), null, { report: () => {} });
    console.log(JSON.stringify(counts));
  };
  await measure("deliver", people, toAll);
  await measure("again", people, toAll);
  await measure("open", opened, () => openSome(insurer));
}

await benchAsWorker(import.meta.filename, bench);
