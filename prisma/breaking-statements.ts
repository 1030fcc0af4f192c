// What of a migration the former release would not survive. Servers of both run while a release is put in
// (docs/operations.md, Upgrade): a migration adds, and what it replaces is removed a release later.

/** Statements after which code that does not know of them fails. `[name]` is the table, where a new one is harmless. */
const BREAKING: { what: string; pattern: RegExp }[] = [
  { what: "drops a table", pattern: /\bdrop\s+table\s+(?:if\s+exists\s+)?(?<table>[\w".]+)/gi },
  { what: "drops a type", pattern: /\bdrop\s+type\b/gi },
  { what: "drops a column", pattern: /\balter\s+table\s+(?<table>[\w".]+)[^;]*?\bdrop\s+column\b/gi },
  { what: "renames", pattern: /\balter\s+(?:table|type)\s+(?<table>[\w".]+)[^;]*?\brename\b/gi },
  {
    what: "changes a column's type",
    pattern: /\balter\s+table\s+(?<table>[\w".]+)[^;]*?\balter\s+column\s+[\w"]+\s+(?:set\s+data\s+)?type\b/gi,
  },
  { what: "forbids null", pattern: /\balter\s+table\s+(?<table>[\w".]+)[^;]*?\bset\s+not\s+null\b/gi },
  {
    what: "adds a column that must be filled in",
    pattern: /\balter\s+table\s+(?<table>[\w".]+)[^;]*?\badd\s+column\b(?=[^,;]*\bnot\s+null\b)(?![^,;]*\bdefault\b)/gi,
  },
  {
    what: "adds a constraint to a table in use",
    pattern: /\balter\s+table\s+(?<table>[\w".]+)[^;]*?\badd\s+constraint\b/gi,
  },
  {
    what: "makes unique what was not",
    pattern: /\bcreate\s+unique\s+index\s+(?:concurrently\s+)?[\w"]+\s+on\s+(?<table>[\w".]+)/gi,
  },
  { what: "takes a right away", pattern: /\brevoke\b/gi },
];

const withoutComments = (sql: string) => sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, "");

/** What a migration does that the former release does not survive, in its order of kinds; none for what is new in it. */
export function breakingStatements(migration: string): string[] {
  const sql = withoutComments(migration);
  const made = new Set(
    [...sql.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?<table>[\w".]+)/gi)].map(
      ({ groups }) => groups?.table,
    ),
  );
  return BREAKING.flatMap(({ what, pattern }) =>
    [...sql.matchAll(pattern)]
      .filter(({ groups }) => !made.has(groups?.table))
      .map(({ groups }) => (groups?.table ? `${what}: ${groups.table.replaceAll('"', "")}` : what)),
  );
}
