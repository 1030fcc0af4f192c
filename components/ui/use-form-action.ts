"use client";
import { useActionState } from "react";
import { type FormAction, type FormState, initialFormState } from "./form-state.ts";
import { useUi } from "./ui-context.tsx";
import { useHydrated } from "./use-hydrated.ts";

type Sentences = { offline: string; busy: string };

/** An answer of Next.js itself, a redirect or an error of the action, carries a digest; what failed on the way does not. */
function failedOnTheWay(error: unknown): error is Error {
  return error instanceof Error && !("digest" in error);
}

/** Posts as `action` does; a post that gets no answer leaves the form with all that was typed in it. */
function keepingUnsent(action: FormAction, text: Sentences): FormAction {
  return async (state, data) => {
    try {
      return await action(state, data);
    } catch (error) {
      if (!failedOnTheWay(error)) throw error;
      // A fetch without a network fails by this error in every browser (Fetch §5.6).
      const message = error instanceof TypeError ? text.offline : text.busy;
      const typed = [...data].filter((entry): entry is [string, string] => typeof entry[1] === "string");
      return { errors: [{ field: null, message }], values: Object.fromEntries(typed), isUnsent: true };
    }
  };
}

/** useActionState for a form of the portal: works before JavaScript runs, and outlives a lost connection after. */
export function useFormAction(action: FormAction, first: FormState = initialFormState) {
  const { text } = useUi();
  // Only the server's own action is a form without JavaScript.
  return useActionState(useHydrated() ? keepingUnsent(action, text) : action, first);
}
