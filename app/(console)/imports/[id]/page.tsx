import { notFound, redirect } from "next/navigation";
import { ImportResult } from "#components/console/imports/import-result.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { LinkList } from "#components/ui/link-list.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { mayAct } from "#lib/console/access/clerk-verb.ts";
import { listImports, readImport } from "#lib/console/imports/read-imports.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";

const { result: text, backToList } = importsText;

/** 「取り込みの結果」: counts, files, and for 管理 the undo of the last one, or why there is none. */
export default async function ImportPage({ params }: PageProps<"/imports/[id]">) {
  const { id } = await params;
  const { role } = await requireClerk(`/imports/${id}`);
  const found = (await asClerk(readImport, id)) ?? notFound();
  if (found.state === "uploaded" || found.state === "checked") redirect(`/imports/${id}/preview`);
  const { last } = await asClerk(listImports, { limit: 1 });
  const refusal = last?.id === id ? last.refusal : "not-last";
  return (
    <div className="max-w-[43rem] space-y-6">
      <PageTitle title={text.title} />
      <LinkList links={[{ href: "/imports", label: backToList }]} />
      <PageHeading>{text.title}</PageHeading>
      <ImportResult found={found} mayDownload={mayAct(role, "officer")} />
      {found.state === "done" && mayAct(role, "manager") ? (
        <Card className="space-y-4">
          <p>{text.undoNote}</p>
          {refusal ? (
            <p>{text.refusals[refusal]}</p>
          ) : (
            <ButtonLink href={`/imports/${id}/undo`} variant="secondary">
              {text.undo}
            </ButtonLink>
          )}
        </Card>
      ) : null}
    </div>
  );
}
