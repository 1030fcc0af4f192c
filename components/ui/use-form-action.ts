"use client";
import { unstable_isUnrecognizedActionError as isOfAnotherRelease } from "next/navigation";
import { useActionState } from "react";
import { type FormAction, type FormState, initialFormState } from "./form-state.ts";
import { useUi } from "./ui-context.tsx";
import { useHydrated } from "./use-hydrated.ts";

type Sentences = { offline: string; busy: string; outdated: string };

/** Redirects and errors of an action have a digest (Next.js); a failed request has none. */
function failedOnTheWay(error: unknown): error is Error {
  return error instanceof Error && !("digest" in error);
}

/** Without a network, fetch rejects with a TypeError (Fetch §5.6). */
function reasonOf(error: Error, text: Sentences): string {
  if (error instanceof TypeError) return text.offline;
  return isOfAnotherRelease(error) ? text.outdated : text.busy;
}

/** Calls `action`; without an answer the form keeps all that was typed. */
function keepingUnsent(action: FormAction, text: Sentences): FormAction {
  return async (state, data) => {
    try {
      return await action(state, data);
    } catch (error) {
      if (!failedOnTheWay(error)) throw error;
      const message = reasonOf(error, text);
      const typed = [...data].filter((entry): entry is [string, string] => typeof entry[1] === "string");
      return { errors: [{ field: null, message }], values: Object.fromEntries(typed), isUnsent: true };
    }
  };
}

/** useActionState for a form that works without JavaScript and survives a lost connection. */
export function useFormAction(action: FormAction, first: FormState = initialFormState) {
  const { text } = useUi();
  // Without JavaScript only the server's own action works.
  return useActionState(useHydrated() ? keepingUnsent(action, text) : action, first);
}
