import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

const typed = { title: "題", body: "本文", from: "", until: "", isMembersOnly: false, isImportant: false };

export const VERB_INPUTS: VerbInputs = {
  listAllAnnouncements: () => ({ before: null, limit: 10 }),
  readOneAnnouncement: (id) => id,
  saveAnnouncement: () => ({ id: null, seen: 0, typed, isDraft: true }),
  withdrawAnnouncement: (id) => ({ id, seen: 1 }),
  deleteAnnouncement: (id) => ({ id, seen: 1 }),
};
