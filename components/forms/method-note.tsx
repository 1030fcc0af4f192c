import { Callout } from "#components/ui/callout.tsx";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese } from "#lib/messages/request-messages.ts";

/** The insurer's caution about a method, where it is set up (manual 003, 2-1 to 2-5: 「会社のPCは、お使いいただけません」). */
export async function MethodNote({ policy, method }: { policy: InsurerPolicy; method: Method }) {
  const note = policy.methodNotes[method];
  if (!note) return null;
  return (
    <Callout kind="warning">
      <p lang={await langOfJapanese()}>{note}</p>
    </Callout>
  );
}
