import { Card } from "#components/ui/card.tsx";
import { Icon } from "#components/ui/icons.tsx";
import type { Announcement } from "#lib/insurers/list-announcements.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";
import { Markdown } from "./markdown.tsx";

/** お知らせ: title and day; the text unfolds. */
export async function AnnouncementList({ announcements }: { announcements: readonly Announcement[] }) {
  const { formats, portal } = await requestMessages();
  const japanese = await langOfJapanese();
  if (announcements.length === 0) return <p className="text-quiet">{portal.top.noAnnouncements}</p>;
  return (
    <Card className="py-1 sm:py-2">
      <ul className="divide-y divide-solid-gray-100">
        {announcements.map(({ id, title, body, isImportant, publishedAt }) => (
          <li key={id}>
            <details className="group py-1">
              <summary className="flex min-h-14 items-center gap-3 rounded-8 py-3">
                <span className="min-w-0 grow">
                  <time dateTime={publishedAt.toISOString()} className="block text-[1rem] text-quiet">
                    {formats.date(publishedAt)}
                  </time>
                  {isImportant ? (
                    <span className="mr-2 inline-block rounded-6 bg-error-2 px-2 text-[0.875rem] leading-[1.7] font-700 text-white">
                      {portal.top.important}
                    </span>
                  ) : null}
                  <span lang={japanese} className="font-700 text-link underline-offset-4 group-hover:underline">
                    {title}
                  </span>
                </span>
                <Icon name="chevron" className="text-link group-open:rotate-180" />
              </summary>
              <div className="pb-5">
                <Markdown source={body} topLevel={3} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
