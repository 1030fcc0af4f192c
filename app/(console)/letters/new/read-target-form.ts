import { openSelection } from "#app/(console)/members/state.ts";
import { textOf } from "#components/ui/failed-form.ts";
import { type LetterTarget, letterTargetSchema } from "#lib/console/letters/letter-target.ts";
import { readNumbers } from "#lib/console/letters/read-numbers.ts";
import { lettersText } from "#lib/messages/ja/console/letters.ts";

type ReadTarget = { ok: true; target: LetterTarget } | { ok: false; field: string; message: string };

const { errors } = lettersText.new;

/** Whom the form chooses; the fields of other choices are not looked at. */
export function readTargetForm(form: FormData, insurerId: string): ReadTarget {
  const by = textOf(form, "by");
  if (by === "numbers") return readList(textOf(form, "numbers"));
  const target = letterTargetSchema.safeParse({
    by,
    days: Number(textOf(form, "days")),
    at: textOf(form, "import"),
    memberId: textOf(form, "member"),
    selection: openSelection(insurerId, textOf(form, "selected")),
  });
  if (target.success) return { ok: true, target: target.data };
  return by === "import"
    ? { ok: false, field: "import", message: errors["no-import"] }
    : { ok: false, field: "by", message: errors["no-target"] };
}

function readList(typed: string): ReadTarget {
  const read = readNumbers(typed);
  if (read.ok) return { ok: true, target: { by: "numbers", numbers: read.value } };
  const message = read.code === "unreadable" ? errors.unreadable(read.line) : errors[read.code];
  return { ok: false, field: "numbers", message };
}
