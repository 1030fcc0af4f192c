import { Details } from "#components/ui/details.tsx";
import { type DashboardPart, percentOf } from "#lib/console/dashboard/dashboard-parts.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

/** Counts as bars, drawn on the server without styles of their own; the same numbers stand in a table beside it. */
export function BarChart({ heading, labelHeading, bars, whole }: DashboardPart) {
  const { home } = consoleText;
  return (
    <section className="rounded-16 border border-solid-gray-100 bg-white p-4 sm:p-6">
      <h2 className="text-[1.25rem] font-700">{heading}</h2>
      {bars.length === 0 ? <p className="mt-4 text-[1rem]">{home.none}</p> : null}
      <ul className="mt-4 space-y-3">
        {bars.map(({ label, count }) => (
          <li key={label}>
            <p className="flex justify-between gap-4 text-[1rem]">
              <span>{label}</span>
              <span className="tabular-nums">{home.people(count.toLocaleString("ja-JP"))}</span>
            </p>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" className="mt-1 h-4 w-full">
              <rect width="100" height="4" className="fill-solid-gray-50" />
              <rect width={percentOf(count, whole)} height="4" className="fill-blue-900" />
            </svg>
          </li>
        ))}
      </ul>
      <Details summary={home.stages.table} className="mt-4">
        <table className="w-full text-[1rem]">
          <caption className="sr-only">{heading}</caption>
          <thead>
            <tr className="border-b border-solid-gray-300 text-left">
              <th scope="col">{labelHeading}</th>
              <th scope="col" className="text-right">
                {home.stages.people}
              </th>
              <th scope="col" className="text-right">
                {home.stages.share}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, count }) => (
              <tr key={label}>
                <th scope="row" className="text-left font-400">
                  {label}
                </th>
                <td className="text-right tabular-nums">{count.toLocaleString("ja-JP")}</td>
                <td className="text-right tabular-nums">{home.share(percentOf(count, whole))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Details>
    </section>
  );
}
