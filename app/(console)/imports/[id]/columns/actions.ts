"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { changeCharset, chooseColumns, readColumns } from "#lib/console/imports/choose-columns.ts";
import { stopCheck } from "#lib/console/imports/stop-check.ts";
import { CHARSETS } from "#lib/members/import/detect-charset.ts";
import { MEMBER_COLUMNS } from "#lib/members/import/member-row.ts";
import type { ColumnPlaces } from "#lib/members/import/read-heading.ts";
import { importsText } from "#lib/messages/ja/console/imports.ts";
import { asClerk } from "#lib/web/console/as-clerk.ts";

const { errors } = importsText.mapping;

export async function changeCharsetAction(importId: string, _: FormState, form: FormData): Promise<FormState> {
  const charset = CHARSETS.find((each) => each === textOf(form, "charset")) ?? "utf8";
  await asClerk(stopCheck, importId);
  const changed = await asClerk(changeCharset, { importId, charset });
  if (!changed.ok) return failedForm(form, [{ field: null, message: importsText.unknown }]);
  refresh();
  return { errors: [], values: {} };
}

function placesOf(form: FormData): ColumnPlaces {
  const placeOf = (text: string) => (/^\d{1,3}$/.test(text) ? Number(text) : null);
  return Object.fromEntries(MEMBER_COLUMNS.map((column) => [column, placeOf(textOf(form, column))])) as ColumnPlaces;
}

export async function chooseColumnsAction(importId: string, _: FormState, form: FormData): Promise<FormState> {
  const read = await asClerk(readColumns, importId);
  const headings = read.ok ? read.value.headings : [];
  await asClerk(stopCheck, importId);
  const chosen = await asClerk(chooseColumns, { importId, headings, places: placesOf(form) });
  if (chosen.ok) redirect(`/imports/${importId}/preview`);
  if (chosen.code === "unknown") return failedForm(form, [{ field: null, message: importsText.unknown }]);
  const failed = chosen.problems.map(({ column, code }) => ({
    field: column,
    message: (code === "column-repeated" ? errors["column-repeated"] : errors["column-missing"])(column ?? ""),
  }));
  return failedForm(form, failed, MEMBER_COLUMNS);
}
