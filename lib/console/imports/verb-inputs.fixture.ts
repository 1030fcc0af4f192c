import type { MemberImportState } from "#lib/db/generated/enums.ts";
import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { MEMBER_COLUMNS } from "#lib/members/import/member-row.ts";
import { suggestPlaces } from "#lib/members/import/read-heading.ts";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

const places = suggestPlaces(MEMBER_COLUMNS, {});
const format = { kind: "text", charset: "utf8", delimiter: "," };

/** An import in a state, of nobody. */
async function makeImport(clerkId: string, { id: insurerId }: Insurer, state: MemberImportState): Promise<string> {
  const data = { insurerId, clerkId, state, fileName: "x.csv", format, disablesAbsent: false, createdAt: new Date() };
  return (await inTransaction(insurerId, (tx) => tx.memberImport.create({ data }))).id;
}

const uploaded = (id: string, insurer: Insurer) => makeImport(id, insurer, "uploaded");

export const VERB_INPUTS: VerbInputs = {
  startUpload: () => ({ fileName: "x.csv" }),
  storePart: async (id, insurer) => ({
    importId: await makeImport(id, insurer, "uploading"),
    place: 0,
    bytes: Buffer.from("x"),
  }),
  finishUpload: async (id, insurer) => ({
    importId: await makeImport(id, insurer, "uploading"),
    size: 1,
    sha256: "",
    format,
    disablesAbsent: false,
  }),
  readColumns: uploaded,
  changeCharset: async (id, insurer) => ({ importId: await uploaded(id, insurer), charset: "cp932" }),
  chooseColumns: async (id, insurer) => ({ importId: await uploaded(id, insurer), headings: [], places }),
  readImport: uploaded,
  listKeptImports: () => undefined,
  listImports: () => ({ limit: 10 }),
  readPreview: async (id, insurer) => ({ importId: await uploaded(id, insurer), kind: null, from: 0, limit: 10 }),
  answerImport: async (id, insurer) => ({ importId: await makeImport(id, insurer, "checked"), skipsBadRows: true }),
  abandonImport: uploaded,
  stopCheck: uploaded,
  startImport: uploaded,
  takeMergeFile: uploaded,
  startUndo: uploaded,
};
