import { textOf } from "#components/ui/failed-form.ts";

/** The place in a list that a form names, from 0; -1, which is no place, for anything else. */
export function placeOf(form: FormData): number {
  const text = textOf(form, "place");
  return /^\d{1,3}$/.test(text) ? Number(text) : -1;
}

/** A place in a path counts from 1, as a clerk does. */
export function placeInPath(text: string): number {
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) - 1 : -1;
}
