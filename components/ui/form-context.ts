"use client";
import { createContext, useContext } from "react";
import { type FormError, type FormState, initialFormState } from "./form-state.ts";

export type FormAnswer = {
  /** The last answer of the action. */
  state: FormState;
  /** Those of its errors that still stand. */
  errors: readonly FormError[];
};

/** The answer to the form around a field; a field outside a form has neither errors nor kept values. */
export const FormContext = createContext<FormAnswer>({ state: initialFormState, errors: [] });

export type FieldState = {
  /** This field's errors, in the order of the action's answer. */
  errors: string[];
  /** What to try, under the errors. */
  advice: string[];
  /** What the member typed before the failed submit. */
  keptValue: string | undefined;
  /** The same, only where it never left the browser: a secret may be shown again then. */
  unsentValue: string | undefined;
  /** True after a failed submit or from a draft: then a missing value means "left empty", not "never asked". */
  isResubmitted: boolean;
};

export function useField(name: string): FieldState {
  const { state, errors } = useContext(FormContext);
  const keptValue = state.values[name];
  const own = errors.filter((error) => error.field === name);
  return {
    errors: own.map(({ message }) => message),
    advice: own.flatMap(({ advice }) => advice ?? []),
    keptValue,
    unsentValue: state.isUnsent ? keptValue : undefined,
    // Not by what is kept: a draft whose only box was unchecked keeps nothing.
    isResubmitted: state !== initialFormState,
  };
}
