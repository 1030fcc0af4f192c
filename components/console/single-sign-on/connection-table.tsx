import type { Connection } from "#lib/console/single-sign-on/connections.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const { singleSignOn: text } = consoleText;

/** 「氏名・フリガナ、メールアドレス」. */
export function scopeNames({ scopes }: Pick<Connection, "scopes">): string {
  return scopes.map((scope) => text.scopes[scope]).join(text.and) || text.noClaims;
}

export const lastUsed = ({ lastUsedAt }: Connection) => (lastUsedAt ? formats.dateTime(lastUsedAt) : text.never);

const COLUMNS: Column<Connection>[] = [
  {
    key: "title",
    heading: text.columns.title,
    cell: ({ id, title }) => (
      <a
        href={`/single-sign-on/${id}`}
        className="inline-flex min-h-11 items-center text-link underline underline-offset-4"
      >
        {title}
      </a>
    ),
  },
  { key: "name", heading: text.columns.name, cell: ({ name }) => <span className="font-mono">{name}</span> },
  { key: "scopes", heading: text.columns.scopes, cell: scopeNames },
  {
    key: "consent",
    heading: text.columns.consent,
    cell: ({ asksConsent }) => (asksConsent ? text.consent.asked : text.consent.own),
  },
  { key: "lastUsed", heading: text.columns.lastUsed, isNumeric: true, cell: lastUsed },
];

/** The services that sign members in through the portal, each with its last use. */
export function ConnectionTable({ connections }: { connections: readonly Connection[] }) {
  return <DataTable caption={text.caption} columns={COLUMNS} rows={connections} keyOf={({ id }) => id} />;
}
