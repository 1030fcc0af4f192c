import { parseArgs } from "node:util";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import type { NamedMember } from "#lib/members/find-member-by-login-id.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { type Command, UsageError } from "./command.ts";
import { requireInsurer } from "./require-insurer.ts";

type Target = { slug: string; loginId: string };

/** Does it in one transaction; gives what to print once that has committed, for it may hold a secret. */
export type MemberAct = (
  scope: Scope,
  member: NamedMember,
) => Promise<Result<string, keyof typeof operations.failures>>;

function readTarget(args: string[]): Target {
  const { values } = parseArgs({ args, options: { insurer: { type: "string" }, "login-id": { type: "string" } } });
  if (!values.insurer) throw new UsageError("--insurer <slug> is missing.");
  if (!values["login-id"]) throw new UsageError("--login-id <id> is missing.");
  return { slug: values.insurer, loginId: values["login-id"] };
}

async function actOn({ slug, loginId }: Target, act: MemberAct): Promise<boolean> {
  const insurer = await requireInsurer(slug);
  if (!insurer) return false;
  const { inInsurer } = await import("#lib/insurers/scope.ts");
  const { operatorContext } = await import("#lib/insurers/request-context.ts");
  const { currentTime } = await import("#lib/kernel/clock.ts");
  const { findMemberByLoginId } = await import("#lib/members/find-member-by-login-id.ts");
  const context = operatorContext(insurer, currentTime());
  const result = await inInsurer(context, async (scope) => {
    const member = await findMemberByLoginId(scope, loginId);
    return member ? act(scope, member) : fail("member-unknown");
  });
  if (result.ok) console.log(result.value);
  else console.error(operations.failures[result.code]);
  return result.ok;
}

/** A command for one member of one insurer: `members <verb> --insurer <slug> --login-id <id>`. */
export function memberCommand(
  { verb, summary, about }: { verb: string; summary: string; about: string },
  act: MemberAct,
): Command {
  const name = `members ${verb}`;
  return {
    name,
    summary,
    help: `Usage: npm run portal -- ${name} --insurer <slug> --login-id <id>\n\n${about}`,
    read: (args) => {
      const target = readTarget(args);
      return () => actOn(target, act);
    },
  };
}
