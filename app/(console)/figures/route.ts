import type { NextRequest } from "next/server";
import { readDashboard, readPeriod } from "#lib/console/dashboard/dashboard.ts";
import { dashboardCsv } from "#lib/console/dashboard/dashboard-parts.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { download } from "#lib/web/console/download.ts";

/** 「CSVで保存」 of 「ホーム」: counts without names, so that it is not recorded. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  await requireClerk("/");
  const dashboard = await asClerk(readDashboard, readPeriod(nextUrl.searchParams.get("days")));
  return download([dashboardCsv(dashboard)], { name: consoleText.home.csv.file(dashboard.countedAt), kind: "csv" });
}
