import { methodOptions } from "#components/login/method-options.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import type { FactorCounts } from "#lib/credentials/count-factors.ts";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { requestMessages } from "#lib/messages/request-messages.ts";

type MethodChoiceProps = { policy: InsurerPolicy; counts: FactorCounts; present: Method | null };

/** 「認証方法」 on the profile: the present one is chosen, and each says whether it is set up. */
export async function MethodChoice({ policy, counts, present }: MethodChoiceProps) {
  const { login, profile } = await requestMessages();
  const stateOf = (count: number) => (count > 0 ? profile.isSetUp : profile.isNotSetUp);
  const states = { passkey: stateOf(counts.passkey), totp: stateOf(counts.totp), email: stateOf(counts.email) };
  return (
    <RadioCards
      legend={login.method.legend}
      name="method"
      options={await methodOptions(policy, states)}
      hint={login.method.otp}
      defaultValue={present ?? undefined}
      required
    />
  );
}
