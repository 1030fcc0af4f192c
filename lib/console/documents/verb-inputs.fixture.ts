import { addEligibility } from "#lib/testing/add-eligibility.ts";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

export const VERB_INPUTS: VerbInputs = {
  readDelivery: () => undefined,
  listDeliveryLines: () => ({ list: "paper", after: null, limit: 10 }),
  startDelivery: async (_, insurer) => {
    const { makeMember } = await import("#lib/testing/make-member.ts");
    await addEligibility(await makeMember(insurer, { upTo: "totp" }));
    return null;
  },
  revokeDocument: () => 1,
  readSealFile: () => undefined,
  saveDocumentSeal: () => ({ hash: "0".repeat(32), png: new Uint8Array([1]) }),
};
