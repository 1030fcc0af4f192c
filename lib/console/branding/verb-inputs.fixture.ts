import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

const typed = { name: "試験", shortName: "試", monogram: "試", keyColor: "#00559a", tintColor: "#e8f1fe" };

export const VERB_INPUTS: VerbInputs = {
  readBranding: () => undefined,
  saveLook: () => ({ seen: "", typed }),
  saveLogo: () => ({ png: new Uint8Array([1]), hash: "00", width: 1, height: 1 }),
  removeLogo: () => undefined,
  readLogoFile: () => "00",
};
