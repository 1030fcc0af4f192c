import { MarkdownPreview } from "#components/console/content/markdown-preview.tsx";
import { previewText } from "#components/console/content/preview-text.ts";
import { KeptField } from "#components/forms/kept-field.tsx";
import { markdownFrame } from "#components/portal/markdown.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { AnnouncementDetail } from "#lib/console/announcements/announcements.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { tokyoTime } from "#lib/typed-text/tokyo-time.ts";

const { announcements: text, content } = consoleText;

/** The fields of one お知らせ, its preview, and what may be done with it. @param announcement none for a new one */
export async function AnnouncementForm({ announcement }: { announcement?: AnnouncementDetail }) {
  const { fields } = text;
  const isDraft = !announcement || announcement.status === "draft";
  return (
    <>
      <input type="hidden" name="id" value={announcement?.id ?? ""} />
      <KeptField name="seen" first={String(announcement?.version ?? 0)} />
      <TextField
        name="title"
        label={fields.title}
        hint={fields.titleHint}
        defaultValue={announcement?.title}
        required
      />
      <div className="grid gap-7 lg:grid-cols-2">
        <TextArea
          name="body"
          label={fields.body}
          hint={content.markdownHint}
          rows={14}
          defaultValue={announcement?.body}
          required
        />
        <MarkdownPreview
          blocks={announcement ? parseMarkdown(announcement.body) : []}
          frame={await markdownFrame(3)}
          text={previewText}
        />
      </div>
      <Days announcement={announcement} />
      <div>
        <CheckboxField name="isImportant" label={fields.isImportant} defaultChecked={announcement?.isImportant} />
        <CheckboxField name="isMembersOnly" label={fields.isMembersOnly} defaultChecked={announcement?.isMembersOnly} />
      </div>
      <div className="flex flex-wrap gap-4">
        <SubmitButton name="choice" value="publish">
          {isDraft ? text.publish : text.republish}
        </SubmitButton>
        {isDraft ? (
          <SubmitButton variant="secondary" name="choice" value="draft">
            {text.saveDraft}
          </SubmitButton>
        ) : null}
      </div>
    </>
  );
}

function Days({ announcement }: { announcement: AnnouncementDetail | undefined }) {
  const { fields } = text;
  const shown = (moment: Date | null | undefined) => (moment ? tokyoTime(moment) : "");
  return (
    <div className="grid gap-7 sm:grid-cols-2">
      <TextField
        name="from"
        label={fields.from}
        hint={fields.fromHint}
        type="datetime-local"
        width="date"
        defaultValue={shown(announcement?.publishedAt)}
      />
      <TextField
        name="until"
        label={fields.until}
        hint={fields.untilHint}
        type="datetime-local"
        width="date"
        defaultValue={shown(announcement?.shownUntil)}
      />
    </div>
  );
}
