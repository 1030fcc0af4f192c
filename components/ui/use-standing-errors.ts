"use client";
import { useState } from "react";
import type { FormError, FormState } from "./form-state.ts";
import { useActDone } from "./page-acts.tsx";

type Mended = { of: FormState; fields: readonly string[] | "all" };

/**
 * The errors that still apply: those of a field end with its first change, all of them end when another act of the page
 * succeeds. An error without a field stays until the next submit.
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
