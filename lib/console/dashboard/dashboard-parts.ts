import "server-only";
import { METHODS } from "#lib/insurers/policy-schema.ts";
import { csvText } from "#lib/kernel/csv-text.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { formats } from "#lib/messages/ja/format.ts";
import type { Dashboard } from "./dashboard.ts";

const { home, methods: methodNames } = consoleText;

/** One picture of 「ホーム」: counts, each a part of `whole`. */
export type DashboardPart = {
  heading: string;
  labelHeading: string;
  whole: number;
  bars: readonly { label: string; count: number }[];
};

/** The pictures of 「ホーム」, in their order; its CSV has the same numbers. */
export function dashboardParts(dashboard: Dashboard): DashboardPart[] {
  const { active, methods, period } = dashboard;
  const { stages } = home;
  const chosen = METHODS.map((method) => ({ label: methodNames[method], count: methods[method] ?? 0 }))
    .filter((bar) => bar.count > 0)
    .toSorted((one, other) => other.count - one.count);
  return [
    {
      heading: stages.heading,
      labelHeading: stages.stage,
      whole: active,
      bars: [
        { label: stages.invited, count: active },
        { label: stages.terms, count: dashboard.acceptedTerms },
        { label: stages.email, count: dashboard.confirmedEmail },
        { label: stages.password, count: dashboard.setPassword },
        { label: stages.done, count: dashboard.finished },
        { label: stages.factor, count: dashboard.withFactor },
      ],
    },
    {
      heading: home.methods.heading,
      labelHeading: home.methods.method,
      whole: chosen.reduce((sum, bar) => sum + bar.count, 0),
      bars: chosen,
    },
    {
      heading: home.lately.heading(period),
      labelHeading: home.lately.what,
      whole: active,
      bars: [
        { label: home.lately.finished, count: dashboard.finishedLately },
        { label: home.lately.loggedIn, count: dashboard.loggedInLately },
      ],
    },
  ];
}

/** How much of the whole, in percent with one digit. */
export function percentOf(count: number, whole: number): string {
  return whole === 0 ? "0.0" : ((100 * count) / whole).toFixed(1);
}

/** 「CSVで保存」: counts only, nobody's name. */
export function dashboardCsv(dashboard: Dashboard): string {
  const { csv } = home;
  const shares = dashboardParts(dashboard).flatMap(({ heading, bars, whole }) =>
    bars.map(({ label, count }) => [heading, label, String(count), percentOf(count, whole)]),
  );
  const todo = [
    [home.todo, csv.locked, String(dashboard.locked), ""],
    [home.todo, csv.expiring, String(dashboard.expiring), ""],
    [home.todo, csv.failedMails(dashboard.period), String(dashboard.failedMails), ""],
  ];
  const counted = [[csv.countedAt, formats.dateTime(dashboard.countedAt), "", ""]];
  return csvText([csv.columns, ...shares, ...todo, ...counted], { isFirst: true });
}
