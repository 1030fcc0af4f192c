import type { ReactNode } from "react";
import { BackLink } from "#components/settings/back-link.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import type { FormAction, FormDraft } from "#components/ui/form-state.ts";
import { LinkList } from "#components/ui/link-list.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

type ProfileFormProps = {
  action: FormAction;
  title: string;
  memberId: string;
  draft?: FormDraft;
  /** The one field. */
  children: ReactNode;
};

/** One fact of the profile to change: 「変更」 「戻る」, and 「ポータルに戻る」 below (manual 004, 3-1 ③). */
export async function ProfileForm({ children, ...form }: ProfileFormProps) {
  const { common, profile: text } = await requestMessages();
  return (
    <FormPage
      {...form}
      above={<BackLink href="/settings/profile" label={text.title} />}
      footer={<LinkList links={[{ href: "/", label: common.backToPortal }]} />}
    >
      {children}
      <FormButtons submit={text.submit} backPath="/settings/profile" />
    </FormPage>
  );
}
