import type { RadioOption } from "#components/ui/radio-cards.tsx";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";

/**
 * 「認証方法」: the insurer's methods in its order, in the wizard and on the profile.
 * @param states a line under each, e.g. whether it is set up
 */
export async function methodOptions(
  { methods, recommendedMethod, methodNotes }: InsurerPolicy,
  states?: Record<Method, string>,
): Promise<RadioOption[]> {
  const [{ method: text }, japanese] = [(await requestMessages()).login, await langOfJapanese()];
  return methods.map((method) => ({
    value: method,
    label: text.names[method],
    description: (
      <>
        {text.descriptions[method]}
        {states ? <span className="mt-1 block text-solid-gray-900">{states[method]}</span> : null}
      </>
    ),
    badge: method === recommendedMethod ? text.recommended : undefined,
    note: methodNotes[method],
    noteLang: japanese,
  }));
}
