"use client";
import { useState } from "react";
import type { FormError, FormState } from "./form-state.ts";
import { useActDone } from "./page-acts.tsx";

type Mended = { of: FormState; fields: readonly string[] | "all" };

/**
 * The errors of an answer that still stand: a field's go with the first change in it, all of them
 * when another act of the page succeeded. What concerns no single field stays until the next submit.
 */
export function useStandingErrors(state: FormState): {
  errors: readonly FormError[];
  noteChange: (field: string) => void;
} {
  const [mended, setMended] = useState<Mended>({ of: state, fields: [] });
  const fields = mended.of === state ? mended.fields : [];
  useActDone(() => setMended({ of: state, fields: "all" }));
  const errors = fields === "all" ? [] : state.errors.filter(({ field }) => field === null || !fields.includes(field));
  const noteChange = (field: string) => {
    if (fields !== "all" && errors.some((error) => error.field === field))
      setMended({ of: state, fields: [...fields, field] });
  };
  return { errors, noteChange };
}
