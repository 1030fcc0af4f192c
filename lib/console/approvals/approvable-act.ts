import "server-only";
import type { z } from "zod";
import type { ClerkRole } from "#lib/db/generated/enums.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { IdentityCheck } from "../members/identity-check.ts";

/** What both clerks see of an act before it happens, and decide by. */
export type ActFacts = {
  /** How many it would touch now. */
  people: number;
  /** Name and 記号-番号-枝番 of whom it is about, or a colleague's name; null where it is about many. */
  who: string | null;
  /** Where it is about one member. */
  memberId: string | null;
  /** The page that shows whom it is about, one by one; absent where `who` says it all. */
  href?: `/${string}`;
  /** What the asker compared to know who called; empty where nobody did. */
  checked: readonly IdentityCheck[];
  /** Another text as soon as anything has changed on which the decision rests. */
  fingerprint: string;
};

/** What the asker reads to the member, and nobody can read a second time. */
export type ShownOnce = { code: string; expiresAt: Date };

/** Who carries it out once it is approved: the approval's own transaction, the worker, or the asker who needs its code. */
export type RunsBy = "approval" | "worker" | "asker";

type ActDefinition<Input> = {
  /** The least role of both clerks. */
  needs: ClerkRole;
  runsBy: RunsBy;
  /** Kept in the request as it was asked: ids and words, never a secret. */
  schema: z.ZodType<Input>;
  /** Ids, in the order in which they are done; one where it is not about many. */
  targets: (input: Input) => readonly string[];
  /** Reads whom it is about. @returns "impossible" when nothing of it can be done now */
  look: (scope: Scope, input: Input) => Promise<Result<ActFacts, "impossible">>;
  /** Called once for each target. @returns a failure for one that is left as it is */
  carryOut: (scope: Scope, target: string, input: Input) => Promise<Result<ShownOnce | undefined, string>>;
  /** The clerk it is about, who may neither ask for it nor decide it. */
  concerns?: (input: Input) => string;
};

/** An act with the input of one request. */
export type BoundAct = {
  targets: readonly string[];
  concerned: string | null;
  look: (scope: Scope) => ReturnType<ActDefinition<unknown>["look"]>;
  carryOut: (scope: Scope, target: string) => ReturnType<ActDefinition<unknown>["carryOut"]>;
};

/** One act that needs a second clerk. */
export type ApprovableAct<Input = unknown> = {
  readonly needs: ClerkRole;
  readonly runsBy: RunsBy;
  readonly schema: z.ZodType<Input>;
  /** @throws for an input that is not of the act's schema */
  readonly bind: (input: unknown) => BoundAct;
};

/** Makes a row of APPROVABLE_ACTS (approvable-acts.ts). */
export function approvable<Input>(definition: ActDefinition<Input>): ApprovableAct<Input> {
  const { needs, runsBy, schema, targets, look, carryOut, concerns } = definition;
  return {
    needs,
    runsBy,
    schema,
    bind: (given) => {
      const input = schema.parse(given);
      return {
        targets: targets(input),
        concerned: concerns?.(input) ?? null,
        look: (scope) => look(scope, input),
        carryOut: (scope, target) => carryOut(scope, target, input),
      };
    },
  };
}
