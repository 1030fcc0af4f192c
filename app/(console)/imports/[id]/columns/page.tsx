import { notFound } from "next/navigation";
import { ColumnFields, SampleTable } from "#components/console/imports/columns-form.tsx";
import { importSteps } from "#components/console/imports/import-frame.tsx";
import { ActionButton } from "#components/ui/action-button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Details } from "#components/ui/details.tsx";
import { FormPage } from "#components/ui/form-page.tsx";
import { SelectField } from "#components/ui/select-field.tsx";
import { readColumns } from "#lib/console/imports/choose-columns.ts";
import { describeProblem } from "#lib/members/import/describe-problem.ts";
import { CHARSETS } from "#lib/members/import/detect-charset.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { AbandonForm } from "../abandon-form.tsx";
import { changeCharsetAction, chooseColumnsAction } from "./actions.ts";

const { mapping: text } = importsText;

/** ② 列の対応: how the file is read, and which of its columns is which of ours. */
export default async function ColumnsPage({ params }: PageProps<"/imports/[id]/columns">) {
  const { id } = await params;
  await requireClerk(`/imports/${id}/columns`, "officer");
  const read = await asClerk(readColumns, id);
  if (!read.ok && read.code === "unknown") notFound();
  const charset = read.ok && read.value.format.kind === "text" ? read.value.format.charset : null;
  const change = charset ? (
    <Details summary={text.changeCharset}>
      <ActionButton action={changeCharsetAction.bind(null, id)} label={text.changeCharset}>
        <SelectField
          name="charset"
          label={text.charsetLabel}
          options={CHARSETS.map((value) => ({ value, label: text.charsets[value] }))}
          defaultValue={charset}
        />
      </ActionButton>
    </Details>
  ) : null;
  return (
    <FormPage
      action={chooseColumnsAction.bind(null, id)}
      title={text.title}
      steps={importSteps(2)}
      lead={
        read.ok ? (
          <>
            <p className="wrap-anywhere text-quiet">{read.value.fileName}</p>
            <p>{charset ? text.charset(text.charsets[charset]) : text.excel}</p>
            <SampleTable {...read.value} />
          </>
        ) : null
      }
      footer={
        <>
          {change}
          <AbandonForm importId={id} backHref="/imports/new" />
        </>
      }
    >
      {read.ok ? (
        <ColumnFields {...read.value} />
      ) : (
        <Callout kind="error">{read.problems.map(describeProblem).join("")}</Callout>
      )}
    </FormPage>
  );
}
