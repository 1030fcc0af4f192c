import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

export const VERB_INPUTS: VerbInputs = {
  unlockMember: (id) => id,
  signMemberOut: (id) => id,
  reissueMember: (memberId) => ({ memberId, checked: "birth-date" }),
  stopMember: (id) => id,
  resumeMember: (id) => id,
  correctKana: (memberId) => ({ memberId, kana: "ヌスミ" }),
  readSelected: (id) => ({ act: "stop-many", selection: { ids: [id] } }),
  actOnMany: (id) => ({ act: "stop-many", selection: { ids: [id] }, seen: "", reason: "" }),
  exportMembers: () => ({ search: null, group: "all" }),
  tellLoginId: (memberId) => ({ memberId, checked: ["birth-date"] }),
  readMember: (id) => id,
  searchMembers: () => ({ search: null, group: "all", sort: "number", after: null, limit: 10 }),
};
