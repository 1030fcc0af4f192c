import { Command } from "@commander-js/extra-typings";
import type { Scope } from "#lib/insurers/scope.ts";
import { fail, type Result } from "#lib/kernel/result.ts";
import type { NamedMember } from "#lib/members/find-member-by-login-id.ts";
import { operations } from "#lib/messages/ja/operations.ts";
import { INSURER, optionValue } from "./command.ts";
import { actFor } from "./insurer-act.ts";

/** Runs in one transaction; returns what to print after the commit, because it may hold a secret. */
export type MemberAct = (
  scope: Scope,
  member: NamedMember,
) => Promise<Result<string, keyof typeof operations.failures>>;

/** Does `act` for the member of that user ID, and prints what came of it. */
export function actOn(slug: string, loginId: string, act: MemberAct): Promise<void> {
  return actFor(
    slug,
    async (scope) => {
      const { findMemberByLoginId } = await import("#lib/members/find-member-by-login-id.ts");
      const member = await findMemberByLoginId(scope, loginId);
      return member ? act(scope, member) : fail("member-unknown");
    },
    (said) => said,
    operations.failures,
  );
}

/** A command for one member of one insurer: `members <verb> --insurer <slug> --login-id <id>`. */
export function memberCommand(
  { verb, summary, about }: { verb: string; summary: string; about: string },
  act: MemberAct,
) {
  return new Command(`members ${verb}`)
    .summary(summary)
    .description(about)
    .requiredOption(...INSURER)
    .requiredOption("--login-id <id>", "required: the member's user ID", optionValue)
    .action(({ insurer, loginId }) => actOn(insurer, loginId, act));
}
