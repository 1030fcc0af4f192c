import { Done, Missed } from "#components/console/content/done.tsx";
import { MarkdownPreview } from "#components/console/content/markdown-preview.tsx";
import { previewText } from "#components/console/content/preview-text.ts";
import { Difference } from "#components/console/terms/difference.tsx";
import { DiscardDraft } from "#components/console/terms/discard-draft.tsx";
import { KeptField } from "#components/forms/kept-field.tsx";
import { markdownFrame } from "#components/portal/markdown.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { readTermsDraft } from "#lib/console/terms/terms.ts";
import { parseMarkdown } from "#lib/insurers/parse-markdown.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { discardTermsDraftAction, saveTermsDraftAction } from "../actions.ts";

/** 「利用規約の下書き」: editor and preview, and below them the difference to the version in force. */
export default async function TermsDraftPage({ searchParams }: PageProps<"/terms/draft">) {
  await requireClerk("/terms", "officer");
  const { done, missed } = await searchParams;
  const { draft, body, inForce, difference } = await asClerk(readTermsDraft, undefined);
  const { terms, content } = consoleText;
  const text = terms.draft;
  return (
    <FormPage
      action={saveTermsDraftAction}
      title={text.title}
      above={<LinkList links={[{ href: "/terms", label: terms.back }]} />}
      lead={draft ? <p className="text-quiet">{content.changedBy(draft.changedBy, draft.changedAt)}</p> : null}
      done={
        <>
          <Missed missed={missed} sentence={terms.errors["changed-meanwhile"]} />
          <Done done={done} sentences={{ saved: text.saved }} />
        </>
      }
      footer={
        <>
          {draft ? <Difference inForce={inForce} difference={difference} /> : null}
          {draft ? <DiscardDraft action={discardTermsDraftAction} seen={draft.seen} /> : null}
        </>
      }
    >
      <KeptField name="seen" first={draft?.seen} />
      <div className="grid gap-7 lg:grid-cols-2">
        <TextArea name="body" label={text.body} hint={text.hint} rows={24} defaultValue={body} required />
        <MarkdownPreview blocks={parseMarkdown(body)} frame={await markdownFrame(3)} text={previewText} />
      </div>
      <SubmitButton name="choice" value="save">
        {text.save}
      </SubmitButton>
    </FormPage>
  );
}
