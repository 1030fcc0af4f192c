import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

export const VERB_INPUTS: VerbInputs = {
  readPolicy: () => undefined,
  readConcerned: () => undefined,
  listPolicyChanges: () => ({ before: null, limit: 10 }),
  listChangesSince: () => 0,
  changePolicyField: () => ({ field: "session.idleMinutes", value: 20, reason: "試験のため", version: null }),
};
