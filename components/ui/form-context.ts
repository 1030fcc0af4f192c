"use client";
import { createContext, useContext } from "react";
import { type FormState, initialFormState } from "./form-state.ts";

/** The state of the form around a field; outside a form there are no errors or kept values. */
export const FormContext = createContext<FormState>(initialFormState);

export type FieldState = {
  /** This field's errors, in the order of the action's answer. */
  errors: string[];
  /** What the member typed before the failed submit. */
  keptValue: string | undefined;
  /** True after a failed submit or from a draft: then a missing value means "left empty", not "never asked". */
  isResubmitted: boolean;
};

export function useField(name: string): FieldState {
  const state = useContext(FormContext);
  const { errors, values } = state;
  return {
    errors: errors.filter((error) => error.field === name).map((error) => error.message),
    keptValue: values[name],
    // Not by the kept values: a draft with an unchecked box keeps nothing.
    isResubmitted: state !== initialFormState,
  };
}
