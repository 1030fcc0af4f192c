import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

const typed = {
  icon: "card",
  name: "題",
  href: "https://a.example.jp/",
  note: "",
  shownTo: "everyone",
  isPreparing: false,
};

export const VERB_INPUTS: VerbInputs = {
  readServices: () => undefined,
  saveService: () => ({ named: null, seen: "", typed }),
  moveService: () => ({ place: 0, seen: "", by: 1 }),
  removeService: () => ({ place: 0, seen: "" }),
};
