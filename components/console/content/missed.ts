import { redirect } from "next/navigation";
import { failedForm } from "#components/ui/failed-form.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { consoleText } from "#lib/messages/ja/console/console.ts";

const { content } = consoleText;

/** Another clerk was first. Whoever saves again after this has been told, and replaces what the other has written. */
export function overtaken(
  form: FormData,
  kept: readonly string[],
  { seen, by }: { seen: string; by: string | null | undefined },
): FormState {
  const state = failedForm(form, [{ field: null, message: content.changedMeanwhile(by ?? null) }], kept);
  return { ...state, values: { ...state.values, seen } };
}

/**
 * An act on something that is gone, or not any more what the page has shown: then `presentHref` shows what it is now, and
 * says so. The page's own form begins anew, so that nobody saves over what they have not seen.
 */
export function missedAct(
  form: FormData,
  code: "unknown" | "changed-meanwhile",
  presentHref: `/${string}?missed=1`,
): FormState {
  if (code === "changed-meanwhile") redirect(presentHref);
  return failedForm(form, [{ field: null, message: content.gone }]);
}
