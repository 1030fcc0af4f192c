import { notFound, redirect } from "next/navigation";
import { RunFacts } from "#components/console/imports/run-facts.tsx";
import { FormButtons } from "#components/settings/form-buttons.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { readImport } from "#lib/console/imports/read-imports.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { undoAction } from "../actions.ts";

const { result: text } = importsText;

/** 「取り込みを取り消す」: the last look before members are deleted. */
export default async function UndoPage({ params }: PageProps<"/imports/[id]/undo">) {
  const { id } = await params;
  await requireClerk(`/imports/${id}/undo`, "manager");
  const { state, counts, fileName } = (await asClerk(readImport, id)) ?? notFound();
  if (state !== "done" || !counts) redirect(`/imports/${id}`);
  return (
    <FormPage
      action={undoAction.bind(null, id)}
      title={text.undo}
      lead={<p className="wrap-anywhere text-quiet">{fileName}</p>}
    >
      <p>{text.undoLead}</p>
      <RunFacts counts={counts} />
      <FormButtons submit={text.undo} backPath={`/imports/${id}`} variant="danger" />
    </FormPage>
  );
}
