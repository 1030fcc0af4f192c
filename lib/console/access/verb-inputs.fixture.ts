import type { Insurer } from "#lib/insurers/insurer.ts";

/**
 * What `roles.test.ts` asks each verb of a folder, by the verb's name: about a member or clerk with this id, or
 * about rows that the input makes for this insurer.
 */
export type VerbInputs = Record<string, (id: string, insurer: Insurer) => unknown>;
