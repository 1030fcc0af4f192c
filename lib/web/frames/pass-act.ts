import "server-only";
import { redirect } from "next/navigation";
import type { Failure } from "#lib/login-flow/take-step.ts";
import type { ReturnPath } from "#lib/sessions/return-path.ts";
import type { Act, ActResult } from "#lib/settings/acts.ts";
import { passChange } from "./pass-change.ts";

type ActForm<Code extends string> = { act: Act<Code>; path: ReturnPath; form: FormData };

/**
 * passChange for an act (lib/settings/acts.ts): goes on by itself when it is
 * done, also when a re-authentication or new terms came between (resumeAct).
 * @returns why it was refused
 */
export async function passAct<Code extends string>({
  act,
  path,
  form,
}: ActForm<Code>): Promise<Failure<ActResult<Code>>> {
  const done = await passChange<ActResult<Code>>(
    {
      path,
      form,
      kept: [...act.fields, "everywhere"],
      isWhole: true,
      check: (active, values) => (act.check?.(active, { path, values }) ?? null) as Failure<ActResult<Code>> | null,
    },
    (scope, session, values) => act.run(scope, session, { path, values }),
  );
  return done.ok ? redirect(done.value) : (done as Failure<ActResult<Code>>);
}
