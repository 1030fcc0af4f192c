/** One error. `field` is the control's name; null when it belongs to no single field. */
export type FormError = { field: string | null; message: string };

/** The answer of a form's server action: errors, what was typed (never a secret), what succeeded. */
export type FormState = { errors: FormError[]; values: Record<string, string>; callout?: string };

/** A form that begins with what was typed before. */
export type FormDraft = { values: Record<string, string>; callout?: string };

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

export const initialFormState: FormState = { errors: [], values: {} };
