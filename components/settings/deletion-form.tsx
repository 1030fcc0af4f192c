import type { ReactNode } from "react";
import { EverywhereField } from "#components/forms/everywhere-field.tsx";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Lead } from "#components/ui/lead.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";
import { BackLink } from "./back-link.tsx";
import { FormButtons } from "./form-buttons.tsx";

type DeletionFormProps = {
  action: FormAction;
  title: string;
  lead: string;
  memberId: string;
  /** What will be deleted: name and dates. */
  items: readonly Definition[];
  note?: string | null;
  /** Hidden fields that identify it. */
  children?: ReactNode;
};

/** 「デバイスの削除」: shows what will be deleted, 「削除する」 「戻る」 (manual 004, 3-7 ⑥). */
export async function DeletionForm({ action, title, lead, memberId, items, note, children }: DeletionFormProps) {
  const { settings, signIn } = await requestMessages();
  const text = signIn.deletion;
  return (
    <FormPage
      action={action}
      title={title}
      lead={<Lead>{lead}</Lead>}
      above={<BackLink href="/settings/sign-in" label={settings.menu.signIn} />}
      memberId={memberId}
    >
      {children}
      <DefinitionList items={items} />
      {note ? <p className="text-quiet">{note}</p> : null}
      <EverywhereField hint={text.everywhereHint} />
      <FormButtons submit={text.submit} variant="danger" backPath="/settings/sign-in" />
    </FormPage>
  );
}
