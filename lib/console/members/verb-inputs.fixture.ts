import type { VerbInputs } from "../access/verb-inputs.fixture.ts";
import { EVERYBODY } from "./member-filter.ts";

export const VERB_INPUTS: VerbInputs = {
  unlockMember: (id) => id,
  signMemberOut: (id) => id,
  reissueMember: (memberId) => ({ memberId, checked: "birth-date" }),
  stopMember: (id) => id,
  resumeMember: (id) => id,
  correctKana: (memberId) => ({ memberId, kana: "ヌスミ" }),
  readSelected: (id) => ({ act: "stop-many", selection: { ids: [id] } }),
  actOnMany: (id) => ({ act: "stop-many", selection: { ids: [id] }, seen: "", reason: "" }),
  exportMembers: () => ({ ...EVERYBODY, search: null }),
  tellLoginId: (memberId) => ({ memberId, checked: ["birth-date"] }),
  readMember: (id) => id,
  searchMembers: () => ({ ...EVERYBODY, search: null, sort: "number", after: null, limit: 10 }),
  listLastSeen: () => undefined,
};
