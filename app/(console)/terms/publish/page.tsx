import { redirect } from "next/navigation";
import { Difference } from "#components/console/terms/difference.tsx";
import { Markdown } from "#components/portal/markdown.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { readTermsDraft, readTermsOverview } from "#lib/console/terms/terms.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { publishTermsAction } from "../actions.ts";

/** 「利用規約の公開」: what it does to members, the text, and the typed number, because it cannot be taken back. */
export default async function PublishTermsPage() {
  await requireClerk("/terms", "manager");
  const { draft, inForce, difference } = await asClerk(readTermsDraft, undefined);
  if (!draft) redirect("/terms");
  const { versions, members } = await asClerk(readTermsOverview, undefined);
  const next = (versions[0]?.version ?? 0) + 1;
  const { terms, content } = consoleText;
  const { publish: text } = terms;
  return (
    <FormPage
      action={publishTermsAction}
      title={text.title}
      lead={
        <ul className="list-disc space-y-1 pl-7">
          {text.effects(members.toLocaleString("ja-JP")).map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      }
      footer={
        <>
          <Difference inForce={inForce} difference={difference} />
          <Card>
            <Markdown source={draft.body} topLevel={2} />
          </Card>
        </>
      }
    >
      <input type="hidden" name="seen" value={draft.seen} />
      <TextField
        name="version"
        label={text.confirm(next)}
        width="date"
        inputMode="numeric"
        autoComplete="off"
        required
      />
      <div className="flex flex-wrap gap-4">
        <ButtonLink href="/terms" variant="secondary">
          {content.cancel}
        </ButtonLink>
        <SubmitButton>{text.submit}</SubmitButton>
      </div>
    </FormPage>
  );
}
