import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

export const VERB_INPUTS: VerbInputs = {
  listClerks: () => undefined,
  changeRole: (clerkId) => ({ clerkId, role: "viewer" }),
  stopClerk: (clerkId) => clerkId,
  resumeClerk: (clerkId) => clerkId,
  inviteAgain: (clerkId) => clerkId,
  inviteClerk: (id) => ({ email: `new-${id}@example.jp`, name: "健保 次郎", role: "viewer" }),
};
