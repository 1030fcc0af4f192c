import { BarChart } from "#components/console/dashboard/bar-chart.tsx";
import { Tabs } from "#components/console/frame/tabs.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Dashboard } from "#lib/console/dashboard/dashboard.ts";
import { type DashboardPart, percentOf } from "#lib/console/dashboard/dashboard-parts.ts";
import { DASHBOARD_DAYS } from "#lib/kernel/limits.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { home } = consoleText;
const grouped = (count: number) => count.toLocaleString("ja-JP");

type ConsoleHomeProps = {
  dashboard: Dashboard;
  parts: readonly DashboardPart[];
  /** Requests that this clerk may decide. */
  waiting: number;
};

/** 「ホーム」: what needs somebody today, three figures, how far members have come. Counts only. */
export function ConsoleHome({ dashboard, parts, waiting }: ConsoleHomeProps) {
  const { active, countedAt, period } = dashboard;
  return (
    <div className="space-y-6">
      <PageTitle title={home.title} />
      <PageHeading>{home.title}</PageHeading>
      {active === 0 ? (
        <>
          <p>{home.empty}</p>
          <LinkList links={[{ href: "/imports/new", label: home.import }]} />
        </>
      ) : (
        <>
          <ToDo dashboard={dashboard} waiting={waiting} />
          <div className="flex flex-wrap items-center justify-between gap-4">
            <Tabs label={home.period} tabs={periodTabs(period)} />
            <p className="text-[1rem] text-quiet">{home.asOf(countedAt)}</p>
          </div>
          <Figures dashboard={dashboard} />
          <div className="grid gap-6 lg:grid-cols-2">
            {parts.map((part) => (
              <BarChart key={part.labelHeading} {...part} />
            ))}
          </div>
          <LinkList links={[{ href: `/figures?days=${period}`, label: home.save }]} />
        </>
      )}
    </div>
  );
}

function periodTabs(period: number) {
  return DASHBOARD_DAYS.map((days) => ({ href: `/?days=${days}`, label: home.days(days), isHere: days === period }));
}

function Figures({ dashboard }: { dashboard: Dashboard }) {
  const { active, finished, withFactor, loggedInLately, period } = dashboard;
  const share = (count: number) => home.share(percentOf(count, active));
  const figures = [
    { label: home.figures.active, value: home.people(grouped(active)) },
    { label: home.figures.firstLogin, value: home.people(grouped(finished)), share: share(finished) },
    { label: home.figures.factor, value: home.people(grouped(withFactor)), share: share(withFactor) },
    { label: home.figures.recent(period), value: home.people(grouped(loggedInLately)) },
  ];
  return (
    <dl className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      {figures.map((figure) => (
        <div key={figure.label} className="rounded-16 border border-solid-gray-100 bg-white p-4">
          <dt className="text-[1rem]">{figure.label}</dt>
          <dd className="mt-1 text-[1.5rem] font-700 tabular-nums">
            {figure.value}
            {figure.share ? <span className="ml-2 text-[1rem] font-400">{figure.share}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type ToDoProps = Pick<ConsoleHomeProps, "dashboard" | "waiting">;

function ToDo({ dashboard: { locked, expiring, failedMails, period }, waiting }: ToDoProps) {
  const links = [
    { href: "/approvals", label: home.waiting(grouped(waiting)), count: waiting },
    { href: "/members?group=locked", label: home.locked(grouped(locked)), count: locked },
    { href: "/members?group=expiring", label: home.expiring(grouped(expiring)), count: expiring },
    { href: "/mails?state=failed", label: home.mailFailures(period, grouped(failedMails)), count: failedMails },
  ].filter(({ count }) => count > 0);
  return (
    <section className="rounded-16 border border-solid-gray-100 bg-white p-4 sm:p-6">
      <SectionHeading>{home.todo}</SectionHeading>
      {links.length === 0 ? <p className="mt-2">{home.nothingToDo}</p> : null}
      <ul className="mt-2 flex flex-wrap gap-x-8">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="text-link inline-flex min-h-12 items-center underline underline-offset-4">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
