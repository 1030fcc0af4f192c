import type { MailLine } from "#lib/console/mails/list-mails.ts";
import { mailReason } from "#lib/console/mails/mail-state.ts";
import { mailsText as text } from "#lib/messages/ja/console/mails.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { type Column, DataTable } from "../frame/data-table.tsx";

const kindOf = ({ kind }: MailLine) => text.kinds[kind] ?? kind;

function stateOf({ state, sentAt, tries }: MailLine): string {
  if (state === "queued") return text.waiting(tries);
  return state === "sent" && sentAt ? text.sentAt(sentAt) : text.states[state];
}

/** The state, and below it why, and why it cannot be sent again. */
function outcomeOf(line: MailLine) {
  const { state, lastError, canResend } = line;
  const reason = state === "sent" || lastError === null ? null : mailReason(lastError);
  return (
    <>
      <span className={state === "failed" ? "font-700" : undefined}>{stateOf(line)}</span>
      {reason ? (
        <span className="block">
          {text.reasons[reason]}
          {reason === "expired" ? null : text.code(lastError ?? "")}
        </span>
      ) : null}
      {state === "failed" && !canResend ? <span className="block text-quiet">{text.gone}</span> : null}
    </>
  );
}

const COLUMNS: Column<MailLine>[] = [
  {
    key: "createdAt",
    heading: text.columns.createdAt,
    isNumeric: true,
    cell: ({ createdAt }) => formats.dateTime(createdAt),
  },
  { key: "kind", heading: text.columns.kind, cell: kindOf },
  { key: "to", heading: text.columns.to, cell: ({ to }) => <span className="sm:whitespace-nowrap">{to}</span> },
  {
    key: "member",
    heading: text.columns.member,
    isNumeric: true,
    cell: ({ memberId, memberNumber }) =>
      memberId && memberNumber ? (
        <a
          href={`/members/${memberId}`}
          className="text-link inline-flex min-h-11 items-center whitespace-nowrap underline underline-offset-4"
        >
          {memberNumber}
        </a>
      ) : (
        "–"
      ),
  },
  { key: "state", heading: text.columns.state, cell: outcomeOf },
];

type MailTableProps = {
  lines: readonly MailLine[];
  /** Whether those that can be sent again have a checkbox. */
  isSelectable: boolean;
};

/** 「メールの一覧」. */
export function MailTable({ lines, isSelectable }: MailTableProps) {
  const labelOf = (line: MailLine) => text.choose(kindOf(line), line.to);
  const selection = { name: "mail", labelOf, isPossible: ({ canResend }: MailLine) => canResend };
  return (
    <DataTable
      caption={text.caption}
      columns={COLUMNS}
      rows={lines}
      keyOf={({ id }) => id}
      {...(isSelectable && { selection })}
    />
  );
}
