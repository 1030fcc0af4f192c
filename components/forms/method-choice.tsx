import { Phrases } from "#components/ui/phrases.tsx";
import { RadioCards, type RadioOption } from "#components/ui/radio-cards.tsx";
import type { FactorCounts } from "#lib/credentials/count-factors.ts";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";

/**
 * 「認証方法」: the insurer's methods in its order, in the wizard and on the profile.
 * @param counts on the profile: how many of each the member has
 */
export async function methodOptions(
  { methods, recommendedMethod, methodNotes }: InsurerPolicy,
  counts?: FactorCounts,
): Promise<RadioOption[]> {
  const { common, login, profile } = await requestMessages();
  const japanese = await langOfJapanese();
  const text = login.method;
  const isSetUp = (method: Method) => counts !== undefined && counts[method] > 0;
  return methods.map((method) => ({
    value: method,
    label: text.names[method],
    description: (
      <>
        {text.descriptions[method]}
        {counts && !isSetUp(method) ? <span className="block">{profile.isNotSetUp}</span> : null}
      </>
    ),
    badge: isSetUp(method) ? profile.isSetUp : method === recommendedMethod ? common.recommended : undefined,
    note: methodNotes[method],
    noteLang: japanese,
  }));
}

type MethodChoiceProps = { policy: InsurerPolicy; counts?: FactorCounts; present?: Method | null };

/** 「認証方法」 of the wizard, and of the profile: there the present one is selected, and each says whether it is set up. */
export async function MethodChoice({ policy, counts, present }: MethodChoiceProps) {
  const text = (await requestMessages()).login.method;
  return (
    <RadioCards
      legend={text.legend}
      name="method"
      options={await methodOptions(policy, counts)}
      hint={<Phrases>{text.otp}</Phrases>}
      defaultValue={present ?? undefined}
      required
    />
  );
}
