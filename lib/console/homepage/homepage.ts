import "server-only";
import { addOrigin, type EmbedOrigin, listOrigins, removeOrigin } from "#lib/embed/origins.ts";
import type { OriginFailure } from "#lib/embed/read-origin.ts";
import { type ButtonScript, readButtonScript, readSnippet, type Snippet } from "#lib/embed/snippet.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { ClerkVerb } from "../access/clerk-verb.ts";

export type Homepage = {
  /** The insurer's own. */
  portal: string;
  /** Whose pages may embed it. */
  origins: EmbedOrigin[];
  snippet: Snippet;
  script: ButtonScript;
};

/** 「ホームページ」: whose pages may embed the portal, and what they paste. */
export const readHomepage: ClerkVerb<void, Homepage> = {
  needs: "viewer",
  run: async (scope) => ({
    portal: insurerOrigin(scope.insurer),
    origins: await listOrigins(scope),
    snippet: await readSnippet(scope.insurer),
    script: await readButtonScript(scope.insurer),
  }),
};

/** 「登録する」. @returns it as browsers write it */
export const addHomepage: ClerkVerb<
  { typed: string },
  Result<{ origin: string }, OriginFailure | "already-registered" | "too-many">
> = {
  needs: "manager",
  run: (scope, { typed }) => addOrigin(scope, { text: typed }),
};

/** 「登録を取り消す」: from the next request on. */
export const removeHomepage: ClerkVerb<{ origin: string }, Result<undefined, "not-found">> = {
  needs: "manager",
  run: removeOrigin,
};
