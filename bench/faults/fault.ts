import type { FaultStage, StageOptions } from "./stage.ts";

/** What a fault found out by itself. */
export type Outcome = {
  /** Milliseconds until a member could log in and change something again, or what else had stopped went on. */
  recoveryMs: Record<string, number>;
  /** Further figures, in words. */
  notes?: string[];
  /** What was wrong beyond the shared check; empty or absent: nothing. */
  wrong?: string[];
};

export type Fault = {
  name: string;
  /** One line: what is done to the portal. */
  says: string;
  /** Why it cannot be tried on this machine; undefined when it can. */
  missing?: () => string | undefined;
  stage?: StageOptions;
  /** Mails that may arrive twice, as docs/operations.md says. */
  mayArriveTwice?: number;
  /** How long queued mails may take afterwards, in seconds. */
  mailSeconds?: number;
  /** Runs under the load; the caller lets some seconds pass before and after. */
  run: (stage: FaultStage) => Promise<Outcome>;
};
