import { notFound } from "next/navigation";
import { placeInPath } from "#components/console/content/place-of.ts";
import { HelpForm } from "#components/console/login-help/help-form.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Details } from "#components/ui/details.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { readLoginHelp } from "#lib/console/login-help/login-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { removeHelpBlockAction, saveHelpBlockAction } from "../actions.ts";

/** One block of the login's help, by its place. */
export default async function HelpBlockPage({ params }: PageProps<"/login-help/[place]">) {
  await requireClerk("/login-help", "officer");
  const place = placeInPath((await params).place);
  const { blocks, seen } = await asClerk(readLoginHelp, undefined);
  const block = blocks[place] ?? notFound();
  const { loginHelp: text } = consoleText;
  return (
    <FormPage
      action={saveHelpBlockAction}
      title={text.editTitle}
      above={<LinkList links={[{ href: "/login-help", label: text.back }]} />}
      footer={
        <Details summary={text.deleteSummary}>
          <p>{text.deleteHint}</p>
          <ActionButton action={removeHelpBlockAction} label={text.delete}>
            <input type="hidden" name="place" value={place} />
            <input type="hidden" name="seen" value={seen.blocks} />
          </ActionButton>
        </Details>
      }
    >
      <HelpForm block={block} seen={seen.blocks} />
    </FormPage>
  );
}
