import { methodOptions } from "#components/forms/method-options.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import type { FactorCounts } from "#lib/credentials/count-factors.ts";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type MethodChoiceProps = { policy: InsurerPolicy; counts: FactorCounts; present: Method | null };

/** 「認証方法」 on the profile: the present one is selected; each says whether it is set up. */
export async function MethodChoice({ policy, counts, present }: MethodChoiceProps) {
  const { login } = await requestMessages();
  return (
    <RadioCards
      legend={login.method.legend}
      name="method"
      options={await methodOptions(policy, counts)}
      hint={<Phrases>{login.method.otp}</Phrases>}
      defaultValue={present ?? undefined}
      required
    />
  );
}
