import { redirect } from "next/navigation";
import { exportMembers } from "#lib/console/members/export-members.ts";
import { conditionsSchema } from "#lib/console/members/member-filter.ts";
import { readSearch } from "#lib/console/members/read-search.ts";
import type { MemberLine } from "#lib/console/members/search-members.ts";
import { csvText } from "#lib/kernel/csv-text.ts";
import { writeXlsx } from "#lib/members/import/xlsx/write-xlsx.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";
import { formOf } from "#lib/web/request/form-of.ts";
import { openSearch } from "../state.ts";

const { members: text, methods } = consoleText;
const { kind, state, firstLogin, method, lastLogin } = text.columns;
const HEAD = [...text.csvColumns, kind, state, firstLogin, method, lastLogin];

function cellsOf(line: MemberLine): string[] {
  const { symbol, number, branch, name, kana, lastLoginAt } = line;
  const who = [symbol, number, branch, name ?? "", kana, text.kinds[line.kind], text.states[line.state]];
  const login = [line.hasFinishedFirstLogin ? text.done : text.notDone, line.method ? methods[line.method] : ""];
  return [...who, ...login, lastLoginAt ? formats.dateTime(lastLoginAt) : ""];
}

async function* inOne(rows: string[][]): AsyncGenerator<string[][]> {
  yield rows;
}

/** 「Excel（.xlsx）をダウンロード」 and 「CSVをダウンロード」 of the list, with its conditions. */
export async function POST(request: Request): Promise<Response> {
  const { insurerId } = await requireClerk("/members", "manager");
  const form = await formOf(request);
  const conditions = conditionsSchema.safeParse(form ? Object.fromEntries(form) : null);
  const sealed = form?.get("s");
  const typed = typeof sealed === "string" && sealed !== "" ? openSearch(insurerId, sealed) : "";
  if (!conditions.success || typed === null) return new Response(null, { status: 400 });
  const lines = await asClerk(exportMembers, { ...conditions.data, search: readSearch(typed) });
  if (!lines.ok) redirect("/members?done=too-many");
  const rows = [HEAD, ...lines.value.map(cellsOf)];
  const name = text.title;
  if (form?.get("file") === "xlsx") return download(writeXlsx(inOne(rows)), { name, kind: "xlsx" });
  return download([csvText(rows, { isFirst: true })], { name, kind: "csv" });
}
