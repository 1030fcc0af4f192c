import type { VerbInputs } from "../access/verb-inputs.fixture.ts";
import { readFilter } from "./audit-filter.ts";

const everything = () => ({ filter: readFilter({}), before: null, limit: 10 });

export const VERB_INPUTS: VerbInputs = {
  listAudit: everything,
  listActors: () => undefined,
  startAuditExport: () => readFilter({}),
  readAuditExport: everything,
  startAuditVerification: () => undefined,
};
