import { randomUUID } from "node:crypto";
import type { VerbInputs } from "../access/verb-inputs.fixture.ts";

export const VERB_INPUTS: VerbInputs = {
  readHomepage: () => undefined,
  addHomepage: () => ({ typed: `https://h${randomUUID().slice(0, 8)}.example.jp` }),
  removeHomepage: () => ({ origin: "https://nobody.example.jp" }),
};
