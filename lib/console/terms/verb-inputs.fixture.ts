import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

export const VERB_INPUTS: VerbInputs = {
  readTermsOverview: () => undefined,
  readTermsVersion: () => 1,
  readTermsDraft: () => undefined,
  saveTermsDraft: () => ({ seen: "", body: "# 新しい規約" }),
  discardTermsDraft: () => ({ seen: "" }),
  publishTermsDraft: () => ({ seen: "", typedVersion: "2" }),
  listAcceptances: () => ({ version: 1, after: null, limit: 10 }),
  beginAcceptanceExport: () => 1,
};
