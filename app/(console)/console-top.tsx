import { ConsoleHome } from "#components/console/dashboard/console-home.tsx";
import { countWaiting } from "#lib/console/approvals/list-approvals.ts";
import { readDashboard, readPeriod } from "#lib/console/dashboard/dashboard.ts";
import { dashboardParts } from "#lib/console/dashboard/dashboard-parts.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { ConsoleFrame } from "./console-frame.tsx";

/** 「ホーム」 of the console, at the address where an insurer's host has its top page. */
export async function ConsoleTop({ days }: { days: string | string[] | undefined }) {
  await requireClerk("/");
  const dashboard = await asClerk(readDashboard, readPeriod(days));
  return (
    <ConsoleFrame>
      <ConsoleHome
        dashboard={dashboard}
        parts={dashboardParts(dashboard)}
        waiting={await asClerk(countWaiting, undefined)}
      />
    </ConsoleFrame>
  );
}
