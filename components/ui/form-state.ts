/**
 * One thing to mend. `field` is the control's name; null when it belongs to no single field.
 * `advice` says at the field what to try, and is no error itself.
 */
export type FormError = { field: string | null; message: string; advice?: string };

/** What a form's server action answers: what to mend, what was typed (never a secret), what went well. */
export type FormState = {
  errors: FormError[];
  values: Record<string, string>;
  callout?: string;
  /** Made in the browser, because nothing reached the server: then `values` has the secrets too. */
  isUnsent?: true;
};

/** A form that begins with what was typed before. */
export type FormDraft = { values: Record<string, string>; callout?: string };

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const initialFormState: FormState = { errors: [], values: {} };
