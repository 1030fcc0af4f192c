import { textOf } from "#components/ui/failed-form.ts";
import type { TypedService } from "#lib/console/services/read-service.ts";

/** What stays in the form after a refusal. */
export const KEPT = ["named", "seen", "icon", "name", "href", "note", "shownTo", "isPreparing"];

/** What was typed into the form of one service. */
export function typedOf(form: FormData): TypedService {
  return {
    icon: textOf(form, "icon"),
    name: textOf(form, "name"),
    href: textOf(form, "href"),
    note: textOf(form, "note"),
    shownTo: textOf(form, "shownTo"),
    isPreparing: form.has("isPreparing"),
  };
}
