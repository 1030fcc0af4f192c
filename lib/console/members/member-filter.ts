import "server-only";
import { z } from "zod";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { FIRST_LOGIN_STOPS } from "#lib/login-flow/first-login-stop.ts";
import type { Search } from "./read-search.ts";

/** 未ログイン, ロック中, 期限が近い, 停止中: the groups a clerk asks for. */
export const MEMBER_GROUPS = ["all", "not-logged-in", "locked", "expiring", "disabled"] as const;
export type MemberGroup = (typeof MEMBER_GROUPS)[number];

export const MEMBER_KINDS = ["insured", "dependent"] as const;

/** Where first logins stand that are not finished: not begun, or the screen with which they go on. */
export const MEMBER_STOPS = ["not-begun", ...FIRST_LOGIN_STOPS] as const;

const shape = {
  group: z.enum(MEMBER_GROUPS).default("all"),
  kind: z.enum(MEMBER_KINDS).nullable().default(null),
  method: z.enum(METHODS).nullable().default(null),
  stop: z.enum(MEMBER_STOPS).nullable().default(null),
  /** Whom one import has made or changed, while its undo is kept. */
  import: z.uuid().nullable().default(null),
};

export const conditionsSchema = z.object(shape);

/** What the list is narrowed by, beside what was typed: ids and words, so that an address may carry them. */
export type MemberConditions = z.output<typeof conditionsSchema>;

/** Which members: what a link or a selection of all of them carries. */
export type MemberFilter = MemberConditions & { search: Search | null };

export const EVERYBODY: MemberConditions = conditionsSchema.parse({});

const forgivingSchema = z.object({
  group: shape.group.catch("all"),
  kind: shape.kind.catch(null),
  method: shape.method.catch(null),
  stop: shape.stop.catch(null),
  import: shape.import.catch(null),
});

/** Reads the conditions of an address; what cannot be one is left out. */
export function readConditions(params: Readonly<Record<string, unknown>>): MemberConditions {
  return forgivingSchema.parse(params);
}

/** The conditions as an address and a form carry them. */
export function conditionParams(conditions: MemberConditions): Record<string, string> {
  const { group, kind, method, stop, import: importId } = conditions;
  const given = Object.entries({ group: group === "all" ? null : group, kind, method, stop, import: importId });
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== null));
}
