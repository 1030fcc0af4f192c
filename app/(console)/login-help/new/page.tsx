import { HelpForm } from "#components/console/login-help/help-form.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { readLoginHelp } from "#lib/console/login-help/login-help.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { saveHelpBlockAction } from "../actions.ts";

/** 「案内の追加」. */
export default async function NewHelpPage() {
  await requireClerk("/login-help", "officer");
  const { seen } = await asClerk(readLoginHelp, undefined);
  const { loginHelp: text } = consoleText;
  return (
    <FormPage
      action={saveHelpBlockAction}
      title={text.newTitle}
      above={<LinkList links={[{ href: "/login-help", label: text.back }]} />}
    >
      <HelpForm seen={seen.blocks} />
    </FormPage>
  );
}
