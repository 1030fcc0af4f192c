import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Phrases } from "#components/ui/phrases.tsx";
import { requestMessages } from "#lib/messages/request-messages.ts";

/** 「全てのデバイスからサインアウトする」, chosen as the manuals show it (004, 2-1 ⑧, 3-2 ⑥, 3-5 ⑥, 3-6 ⑦, 3-7 ⑥). */
export async function EverywhereField({ hint }: { hint?: string }) {
  const { everywhere } = (await requestMessages()).settings;
  return (
    <CheckboxField
      name="everywhere"
      label={everywhere}
      hint={hint ? <Phrases>{hint}</Phrases> : undefined}
      defaultChecked
    />
  );
}
