import type { Block } from "#lib/insurers/parse-markdown.ts";

/** One error. `field` is the control's name; null when it belongs to no single field. `advice` is shown at the field only. */
export type FormError = { field: string | null; message: string; advice?: string };

/** The answer of a form's server action: errors, what was typed (never a secret), what succeeded. */
export type FormState = {
  errors: FormError[];
  values: Record<string, string>;
  callout?: string;
  /** What was typed as Markdown, read: the press of 「プレビュー」 shows it. */
  preview?: Block[];
  /** Created in the browser because the post got no answer; `values` then contains secrets too. */
  isUnsent?: true;
};

/** A form that begins with what was typed before. */
export type FormDraft = { values: Record<string, string>; callout?: string };

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const initialFormState: FormState = { errors: [], values: {} };
