import { randomUUID } from "node:crypto";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

const NOWHERE = randomUUID();

export const VERB_INPUTS: VerbInputs = {
  orderLetters: (memberId) => ({
    target: { by: "member", memberId },
    delivery: "paper",
    unit: "person",
    reissuesFinished: true,
  }),
  discardOrder: () => NOWHERE,
  claimLetters: () => NOWHERE,
  writeLetter: () => ({ orderId: NOWHERE, claim: NOWHERE, from: 1, until: 1 }),
  mailLetters: () => NOWHERE,
  releaseLetters: () => ({ orderId: NOWHERE, claim: NOWHERE, from: 1, until: 1 }),
  listLetterOrders: () => ({ before: null }),
  readLetterOrder: () => NOWHERE,
  checkLetters: () => NOWHERE,
  listSheets: () => ({ orderId: NOWHERE, from: 1, limit: 10 }),
  countLetterNeeds: () => undefined,
  listImportsToPrint: () => undefined,
  listExpiring: () => ({ which: "expiring", after: null, limit: 10 }),
};
