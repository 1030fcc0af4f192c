import { type Moved, orderColumn } from "#components/console/content/order-buttons.tsx";
import { type Column, DataTable } from "#components/console/frame/data-table.tsx";
import { Icon } from "#components/ui/icons.tsx";
import type { Service } from "#lib/console/services/read-service.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { services: text } = consoleText;

type Row = { service: Service; place: number };

type ServiceTableProps = {
  services: readonly Service[];
  seen: string;
  /** For whom may change them; others read. */
  move?: (form: FormData) => Promise<void>;
  moved: Moved;
};

/** The members' menu in its order, those still prepared too. */
export function ServiceTable({ services, seen, move, moved }: ServiceTableProps) {
  const columns: Column<Row>[] = [
    {
      key: "name",
      heading: text.columns.name,
      cell: ({ service: { icon, name }, place }) => (
        <span className="inline-flex min-h-11 items-center gap-2">
          <Icon name={icon} className="size-6" />
          {move ? (
            <a href={`/services/${place + 1}`} className="text-link underline underline-offset-4">
              {name}
            </a>
          ) : (
            name
          )}
        </span>
      ),
    },
    { key: "href", heading: text.columns.href, cell: ({ service: { href } }) => href ?? "" },
    {
      key: "audience",
      heading: text.columns.audience,
      isShort: true,
      cell: ({ service }) => text.audiences[service.shownTo],
    },
    {
      key: "state",
      heading: text.columns.state,
      cell: ({ service }) => text.states[service.isPreparing || !service.href ? "preparing" : "open"],
    },
    ...orderColumn<Row>(
      { heading: text.columns.order, count: services.length, seen, move, moved },
      ({ service }) => service.name,
    ),
  ];
  const rows = services.map((service, place) => ({ service, place }));
  return <DataTable caption={text.caption} columns={columns} rows={rows} keyOf={({ service }) => service.name} />;
}
