import { notFound, redirect } from "next/navigation";
import { importSteps } from "#components/console/imports/import-frame.tsx";
import { Question } from "#components/console/imports/question-fields.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { readImport } from "#lib/console/imports/read-imports.ts";
import { openDoubts } from "#lib/members/import/doubts.ts";
import { importsText as text } from "#lib/messages/ja/console/imports.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { AbandonForm } from "../abandon-form.tsx";
import { answerAction } from "./actions.ts";

/** ④ 質問: what looks like a mistake; without any, it is left out. */
export default async function QuestionsPage({ params }: PageProps<"/imports/[id]/questions">) {
  const { id } = await params;
  await requireClerk(`/imports/${id}/questions`, "officer");
  const { state, doubts, decisions, fileName } = (await asClerk(readImport, id)) ?? notFound();
  const open = openDoubts(doubts, {});
  if (state !== "checked" || open.length === 0) redirect(`/imports/${id}/${state === "checked" ? "run" : "preview"}`);
  return (
    <FormPage
      action={answerAction.bind(null, id)}
      title={text.questions.title}
      steps={importSteps(4)}
      lead={
        <>
          <p className="wrap-anywhere text-quiet">{fileName}</p>
          <p>{text.questions.lead}</p>
        </>
      }
      footer={<AbandonForm importId={id} backHref={`/imports/${id}/preview`} />}
    >
      {open.map((doubt) => (
        <Question key={doubt} importId={id} doubt={doubt} doubts={doubts} decisions={decisions} />
      ))}
      <SubmitButton>{text.next}</SubmitButton>
    </FormPage>
  );
}
