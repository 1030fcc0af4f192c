import { NumbersField } from "#components/console/letters/numbers-field.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { documentsText } from "#lib/messages/ja/console/documents.ts";
import { requireClerk } from "#lib/web/console/as-clerk.ts";
import { deliverAction } from "./actions.ts";

const { new: text, back } = documentsText;

/** 「資格確認書の交付」: to whom. */
export default async function NewDeliveryPage() {
  await requireClerk("/documents/new", "officer");
  const options = [
    { value: "all", label: text.all, description: text.allNote },
    { value: "listed", label: text.listed },
  ];
  return (
    <div className="max-w-[43rem]">
      <FormPage
        action={deliverAction}
        title={text.title}
        lead={<p>{text.lead}</p>}
        above={<LinkList links={[{ href: "/documents", label: back }]} />}
      >
        <RadioCards legend={text.who} name="who" options={options} defaultValue="all" />
        <NumbersField label={text.numbers} hint={text.numbersHint} />
        <SubmitButton>{text.submit}</SubmitButton>
      </FormPage>
    </div>
  );
}
