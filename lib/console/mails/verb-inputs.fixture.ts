import { randomUUID } from "node:crypto";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

export const VERB_INPUTS: VerbInputs = {
  listMails: () => ({ state: "failed", memberId: null, before: null, limit: 50 }),
  countMails: () => undefined,
  resendMails: () => [randomUUID()],
};
