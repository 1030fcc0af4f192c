// node --conditions=react-server bench/import.ts: how fast a file of members is checked and imported, and how much
// memory the worker takes for it, on a throw-away database. The verbs run in a process with the worker's options.
//   --rows=100000    rows of the file
//   --beside=0       members of another insurer, known to the statistics: the small one beside a large one
//   --kind=csv       or xlsx
import { parseArgs } from "node:util";
import iconv from "iconv-lite";
import { addClerk } from "#lib/console/clerks/invite-clerk.ts";
import { asClerkOf, importer } from "#lib/console/imports/console-import.fixture.ts";
import { answerImport } from "#lib/console/imports/preview.ts";
import type { PrismaClient } from "#lib/db/generated/client.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { operatorContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { MEMBER_COLUMNS } from "#lib/members/import/member-row.ts";
import { writeXlsx } from "#lib/members/import/xlsx/write-xlsx.ts";
import { benchAsWorker, MEGABYTE, measure } from "./as-worker.ts";
import { seedDemoInsurer } from "./demo-insurer.ts";

const { values: given } = parseArgs({
  options: {
    rows: { type: "string", default: "100000" },
    beside: { type: "string", default: "0" },
    kind: { type: "string", default: "csv" },
  },
});
const [rows, beside] = [Number(given.rows), Number(given.beside)];

const AT_ONCE = 1_000;

/** The rows of the file in batches; no two people are the same. @param firstName of all of them */
async function* batches(firstName: string): AsyncGenerator<string[][]> {
  yield [[...MEMBER_COLUMNS]];
  for (let start = 0; start < rows; start += AT_ONCE) {
    yield Array.from({ length: Math.min(AT_ONCE, rows - start) }, (_, index) => {
      const number = String(start + index).padStart(7, "0");
      const day = `${1950 + (index % 60)}/${1 + (index % 12)}/${1 + (index % 28)}`;
      const who = ["101", number, "00", "被保険者", "ケンポ タロウ", `健保　${firstName}${number}`, day];
      return [...who, "", "", "2020/4/1", "", "1000013", `東京都千代田区霞が関１丁目${number}`, ""];
    });
  }
}

async function fileContent(firstName: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  if (given.kind === "xlsx") for await (const piece of writeXlsx(batches(firstName))) pieces.push(piece);
  else
    for await (const batch of batches(firstName))
      pieces.push(iconv.encode(`${batch.map((row) => row.join(",")).join("\r\n")}\r\n`, "cp932"));
  return Buffer.concat(pieces);
}

/** A large insurer, and one member of `small`, so that the statistics know both. */
async function fillBeside(owner: PrismaClient, large: Insurer, small: Insurer): Promise<void> {
  const insert = (insurerId: string, count: number) => owner.$executeRaw`
    insert into "Member" ("insurerId", "id", "symbol", "number", "branch", "kind", "kana", "birthDate", "loginId", "updatedAt")
    select ${insurerId}::uuid, gen_random_uuid(), 'b', n::text, '00', 'insured', 'ケンポ　タロウ', '1979-08-22', 'b' || n, now()
    from generate_series(1, ${count}::int) n`;
  await insert(large.id, beside);
  await insert(small.id, 1);
  await owner.$executeRaw`analyze "Member"`;
}

/** One file from its upload to its end. */
async function benchFile(content: Buffer, insurer: Insurer, clerkId: string): Promise<void> {
  const clerk = importer(insurer, clerkId);
  console.log(`${rows} rows, ${(content.length / MEGABYTE).toFixed(1)} MB ${given.kind}, beside ${beside} members`);
  let importId = "";
  await measure("upload", rows, async () => {
    const received = await clerk.upload(content);
    if (received.ok) importId = received.importId;
  });
  await measure("check", rows, () => clerk.checkUploaded(importId));
  await asClerkOf(insurer, clerkId)(answerImport, { importId, decisions: { mostlyNew: "accept" } });
  await measure("import", rows, async () => {
    const { job } = await clerk.start(importId);
    if (job.state !== "done") throw new Error(`${job.state} ${job.failure}`);
  });
}

async function bench(owner: PrismaClient): Promise<void> {
  const insurer = await seedDemoInsurer(owner, "shosha");
  if (beside > 0) await fillBeside(owner, await seedDemoInsurer(owner, "minato"), insurer);
  const invited = await inInsurer(operatorContext(insurer, new Date()), (scope) =>
    addClerk(scope, { email: "bench@example.jp", name: "健保 花子", role: "manager" }),
  );
  if (!invited.ok) throw new Error(invited.code);
  await benchFile(await fileContent("太郎"), insurer, invited.value.clerkId);
  console.log("again, every name changed");
  await benchFile(await fileContent("次郎"), insurer, invited.value.clerkId);
}

await benchAsWorker(import.meta.filename, bench);
