import { NewLetterFields } from "#components/console/letters/new-letter-fields.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { listImportsToPrint } from "#lib/console/letters/letter-needs.ts";
import { isUuid } from "#lib/kernel/is-uuid.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { queryText } from "#lib/web/request/query-text.ts";
import { openSelection } from "../../members/state.ts";
import { orderAction } from "./actions.ts";

const { new: text, back } = lettersText;

/** 「通知書の作成」: whom letters are for; one member, or those of a list, where their page leads here. */
export default async function NewLettersPage({ searchParams }: PageProps<"/letters/new">) {
  const { insurerId } = await requireClerk("/letters/new", "officer");
  const { by, member, s } = await searchParams;
  const selected = openSelection(insurerId, queryText(s)) ? queryText(s) : null;
  const memberId = typeof member === "string" && isUuid(member) ? member : null;
  const imports = await asClerk(listImportsToPrint, undefined);
  return (
    <div className="max-w-[43rem]">
      <FormPage
        action={orderAction}
        title={text.title}
        lead={<p>{text.lead}</p>}
        above={<LinkList links={[{ href: "/letters", label: back }]} />}
      >
        <NewLetterFields
          memberId={memberId}
          selected={selected}
          by={typeof by === "string" ? by : undefined}
          imports={imports}
        />
      </FormPage>
    </div>
  );
}
