import { ConsoleHome } from "#components/console/home/console-home.tsx";
import { readDashboard } from "#lib/console/home/dashboard.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { requestTime } from "#lib/web/request/request-time.ts";
import { ConsoleFrame } from "./console-frame.tsx";

/** 「ホーム」 of the console, at the address where an insurer's host has its top page. */
export async function ConsoleTop() {
  await requireClerk("/");
  return (
    <ConsoleFrame>
      <ConsoleHome dashboard={await asClerk(readDashboard, undefined)} now={requestTime()} />
    </ConsoleFrame>
  );
}
