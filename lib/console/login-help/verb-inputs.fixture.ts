import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

const contact = { contactName: "窓口", contactPhone: "03-0000-0000", contactHours: "平日", contactAddress: "東京都" };

export const VERB_INPUTS: VerbInputs = {
  readLoginHelp: () => undefined,
  saveHelpBlock: () => ({ named: null, seen: "", typed: { title: "題", body: "本文" } }),
  moveHelpBlock: () => ({ place: 0, seen: "", by: 1 }),
  removeHelpBlock: () => ({ place: 0, seen: "" }),
  saveContact: () => ({ seen: "", typed: contact }),
};
