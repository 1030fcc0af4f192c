import { ActionButton } from "#components/ui/action-button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Details } from "#components/ui/details.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import type { AnnouncementDetail } from "#lib/console/announcements/announcements.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { announcements: text } = consoleText;

type AnnouncementActsProps = {
  announcement: AnnouncementDetail;
  acts: Record<"withdraw" | "remove", FormAction>;
};

/** What ends an お知らせ: a published one is taken back, a draft deleted. */
export function AnnouncementActs({ announcement: { id, version, status }, acts }: AnnouncementActsProps) {
  const named = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="seen" value={version} />
    </>
  );
  if (status !== "draft") {
    return (
      <Card className="space-y-4">
        <p>{text.withdrawHint}</p>
        <ActionButton action={acts.withdraw} label={text.withdraw}>
          {named}
        </ActionButton>
      </Card>
    );
  }
  return (
    <Details summary={text.deleteSummary}>
      <p>{text.deleteHint}</p>
      <ActionButton action={acts.remove} label={text.delete}>
        {named}
      </ActionButton>
    </Details>
  );
}
