import { BarChart } from "#components/console/home/bar-chart.tsx";
import { PageHeading, SectionHeading } from "#components/ui/heading.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Dashboard } from "#lib/console/home/dashboard.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { home } = consoleText;
const grouped = (count: number) => count.toLocaleString("ja-JP");

/** 「ホーム」: what needs somebody today, three figures, how far members have come. Counts only. */
export function ConsoleHome({ dashboard, now }: { dashboard: Dashboard; now: Date }) {
  return (
    <>
      <PageTitle title={home.title} />
      <PageHeading>{home.title}</PageHeading>
      <p className="mt-2 text-[1rem] text-quiet">{home.asOf(now)}</p>
      {dashboard.active === 0 ? <p className="mt-6">{home.empty}</p> : <Figures dashboard={dashboard} />}
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <BarChart
          heading={home.stages.heading}
          labelHeading={home.stages.stage}
          whole={dashboard.active}
          bars={[
            { label: home.stages.invited, count: dashboard.active },
            { label: home.stages.terms, count: dashboard.acceptedTerms },
            { label: home.stages.email, count: dashboard.confirmedEmail },
            { label: home.stages.password, count: dashboard.setPassword },
            { label: home.stages.done, count: dashboard.finished },
            { label: home.stages.factor, count: dashboard.withFactor },
          ]}
        />
        <BarChart
          heading={home.methods.heading}
          labelHeading={home.methods.method}
          whole={dashboard.methods.reduce((sum, { count }) => sum + count, 0)}
          bars={dashboard.methods.map(({ method, count }) => ({ label: consoleText.methods[method], count }))}
        />
      </div>
    </>
  );
}

function Figures({ dashboard }: { dashboard: Dashboard }) {
  const { active, finished, withFactor, loggedInLately } = dashboard;
  const share = (count: number) => home.share(((100 * count) / active).toFixed(1));
  const figures = [
    { label: home.figures.active, value: home.people(grouped(active)) },
    { label: home.figures.firstLogin, value: home.people(grouped(finished)), share: share(finished) },
    { label: home.figures.factor, value: home.people(grouped(withFactor)), share: share(withFactor) },
    { label: home.figures.recent, value: home.people(grouped(loggedInLately)) },
  ];
  return (
    <>
      <ToDo dashboard={dashboard} />
      <dl className="mt-6 grid grid-cols-2 gap-4 lg:grid-cols-4">
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
    </>
  );
}

function ToDo({ dashboard: { locked, expiring, failedMails } }: { dashboard: Dashboard }) {
  const links = [
    { href: "/members?group=locked", label: home.locked(grouped(locked)), count: locked },
    { href: "/members?group=expiring", label: home.expiring(grouped(expiring)), count: expiring },
  ].filter(({ count }) => count > 0);
  return (
    <section className="mt-6 rounded-16 border border-solid-gray-100 bg-white p-4 sm:p-6">
      <SectionHeading>{home.todo}</SectionHeading>
      {links.length === 0 && failedMails === 0 ? <p className="mt-2">{home.nothingToDo}</p> : null}
      <ul className="mt-2 flex flex-wrap gap-x-8">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href} className="text-link inline-flex min-h-12 items-center underline underline-offset-4">
              {label}
            </a>
          </li>
        ))}
        {failedMails > 0 ? (
          <li className="inline-flex min-h-12 items-center">{home.mailFailures(grouped(failedMails))}</li>
        ) : null}
      </ul>
    </section>
  );
}
