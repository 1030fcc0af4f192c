import "server-only";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { consoleActions } from "#lib/messages/ja/console/audit-words.ts";
import { readCalendarDate } from "#lib/typed-text/calendar-date.ts";

/** Who can be asked for beside each clerk. */
export const ACTOR_KINDS = ["member", "clerk", "operator", "system"] as const;

/** What of the audit trail is asked for; null for everything. */
export type AuditFilter = {
  /** A kind of actor, or one clerk: `clerk:<id>`. */
  who: string | null;
  /** An action of AUDIT_ACTION's list. */
  what: string | null;
  memberId: string | null;
  /** Days in Japan, both included: `2026-11-21`. */
  from: string | null;
  to: string | null;
};

type Params = Readonly<Record<string, string | string[] | undefined>>;

const isWho = (text: string) =>
  ACTOR_KINDS.some((kind) => kind === text) || (text.startsWith("clerk:") && isUuid(text.slice("clerk:".length)));

function day(text: string): string | null {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(text) ? readCalendarDate(text) : null;
  return read?.ok ? read.value : null;
}

/** Reads a filter from an address or a form; what cannot be one is left out. */
export function readFilter(params: Params): AuditFilter {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" ? value : "";
  };
  return {
    who: isWho(text("who")) ? text("who") : null,
    what: Object.hasOwn(consoleActions, text("what")) ? text("what") : null,
    memberId: isUuid(text("member")) ? text("member") : null,
    from: day(text("from")),
    to: day(text("to")),
  };
}

/** The filter as an address carries it: ids and words, nobody's name. */
export function filterParams({ who, what, memberId, from, to }: AuditFilter): Record<string, string> {
  const given = Object.entries({ who, what, member: memberId, from, to });
  return Object.fromEntries(given.filter((entry): entry is [string, string] => entry[1] !== null));
}
