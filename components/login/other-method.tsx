import type { ReactNode } from "react";
import type { InsurerPolicy, Method } from "#lib/insurers/policy-schema.ts";
import { langOfJapanese, requestMessages } from "#lib/messages/request-messages.ts";

type OtherMethodProps = {
  method: Method;
  policy: Pick<InsurerPolicy, "methodNotes">;
  /** The insurer's caution is for those who set the method up. */
  isEnrolling: boolean;
  /** The button with the method's name. */
  children: ReactNode;
};

/** One choice of 「別の方法でログイン」, with what 「認証方法」 says about it. */
export async function OtherMethod({ method, policy, isEnrolling, children }: OtherMethodProps) {
  const { descriptions } = (await requestMessages()).login.method;
  const note = isEnrolling ? policy.methodNotes[method] : undefined;
  return (
    <div className="space-y-2">
      {children}
      <p className="text-quiet">{descriptions[method]}</p>
      {note ? (
        <p lang={await langOfJapanese()} className="rounded-6 bg-yellow-50 px-3 py-1.5">
          {note}
        </p>
      ) : null}
    </div>
  );
}
