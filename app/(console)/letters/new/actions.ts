"use server";
import { redirect } from "next/navigation";
import { failedForm, textOf } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { orderLetters } from "#lib/console/letters/order-letters.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";
import { asClerk, requireClerk } from "#lib/web/console/as-clerk.ts";
import { readTargetForm } from "./read-target-form.ts";

const KEPT = ["by", "days", "import", "numbers", "delivery", "unit", "finished"];
const { errors } = lettersText.new;

/** What is to be changed. */
const FIELDS = { nobody: "by", "nobody-by-mail": "delivery", "finished-by-mail": "finished" };

export async function orderAction(_: FormState, form: FormData): Promise<FormState> {
  const refused = (field: string, message: string) => failedForm(form, [{ field, message }], KEPT);
  const { insurerId } = await requireClerk("/letters/new", "officer");
  const read = readTargetForm(form, insurerId);
  if (!read.ok) return refused(read.field, read.message);
  const delivery = textOf(form, "delivery") === "mail" ? "mail" : "paper";
  const unit = textOf(form, "unit") === "person" ? "person" : "household";
  const reissuesFinished = textOf(form, "finished") !== "";
  const ordered = await asClerk(orderLetters, { target: read.target, delivery, unit, reissuesFinished });
  if (ordered.ok) redirect(`/letters/${ordered.value}`);
  if (ordered.code === "not-found") return refused("numbers", errors["not-found"](ordered.numbers));
  return refused(FIELDS[ordered.code], errors[ordered.code]);
}
