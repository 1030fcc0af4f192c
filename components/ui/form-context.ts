"use client";
import { createContext, useContext } from "react";
import { type FormError, type FormState, initialFormState } from "./form-state.ts";

export type FormAnswer = {
  /** The last answer of the action. */
  state: FormState;
  /** Its errors that still apply. */
  errors: readonly FormError[];
};

/** The state of the form around a field; outside a form there are no errors or kept values. */
export const FormContext = createContext<FormAnswer>({ state: initialFormState, errors: [] });

export type FieldState = {
  /** This field's errors, in the order of the action's answer. */
  errors: string[];
  /** Advice below the errors. */
  advice: string[];
  /** What the member typed before the failed submit. */
  keptValue: string | undefined;
  /** The same value if it was never sent; only then a secret may be filled in again. */
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
    // Not by the kept values: a draft with an unchecked box keeps nothing.
    isResubmitted: state !== initialFormState,
  };
}
