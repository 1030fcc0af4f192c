import { notFound, redirect } from "next/navigation";
import { AskForm } from "#components/console/approvals/ask-form.tsx";
import { ImportFrame, importSteps } from "#components/console/imports/import-frame.tsx";
import { ImportProgress } from "#components/console/imports/import-progress.tsx";
import { RunFacts } from "#components/console/imports/run-facts.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { disabledBy, needsApproval } from "#lib/console/imports/import-disable-act.ts";
import { readImport } from "#lib/console/imports/read-imports.ts";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { AbandonForm } from "../abandon-form.tsx";
import { askAction, runAction } from "./actions.ts";

/** ⑤ 取り込み: the last look, then how far it is, in one address. */
export default async function RunPage({ params }: PageProps<"/imports/[id]/run">) {
  const { id } = await params;
  await requireClerk(`/imports/${id}/run`, "officer");
  const found = (await asClerk(readImport, id)) ?? notFound();
  if (found.state === "done" || found.state === "undone") redirect(`/imports/${id}`);
  if (found.state !== "checked" || !found.counts) redirect(`/imports/${id}/preview`);
  const isRunning = found.job?.kind === "members-import" && ["waiting", "running"].includes(found.job.state);
  if (isRunning) {
    return (
      <ImportFrame step={5} title={text.run.title} fileName={found.fileName}>
        <ImportProgress found={found} />
      </ImportFrame>
    );
  }
  const { rows, bad } = found.counts;
  if (needsApproval(found)) {
    return (
      <ImportFrame step={5} title={text.run.title} fileName={found.fileName}>
        <RunFacts counts={found.counts} />
        <AskForm
          id={id}
          approvalId={found.approvalId}
          lead={text.run.needsApproval(disabledBy(found))}
          action={askAction}
        />
        <AbandonForm importId={id} backHref={`/imports/${id}/preview`} />
      </ImportFrame>
    );
  }
  return (
    <FormPage
      action={runAction.bind(null, id)}
      title={text.run.title}
      steps={importSteps(5)}
      lead={<p className="wrap-anywhere text-quiet">{found.fileName}</p>}
      footer={
        <>
          {found.job?.kind === "members-import" ? <ImportProgress found={found} /> : null}
          <AbandonForm importId={id} backHref={`/imports/${id}/preview`} />
        </>
      }
    >
      <p>{text.run.lead}</p>
      <RunFacts counts={found.counts} />
      <SubmitButton>{text.run.submit(rows - bad)}</SubmitButton>
    </FormPage>
  );
}
