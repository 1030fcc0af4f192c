import { userInfo } from "node:os";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { RequestContext } from "#lib/insurers/request-context.ts";

const LONGEST_NAME = 60;

let given: string | undefined;

/** `--as`: for an account that several people share. */
export function actAs(name: string | undefined): void {
  given = name;
}

/** Of this process; its number where the machine knows no name for it, as in an image. */
function account(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.()}`;
  }
}

/** Who acts, for the audit (ASVS 16.2.1): the name given, or the account; behind sudo, of whoever typed it. */
export function operatorName(): string {
  return (given ?? (process.env.SUDO_USER || account())).slice(0, LONGEST_NAME);
}

/** What a command does for one insurer now, as this operator. */
export async function asOperator(insurer: Insurer): Promise<RequestContext> {
  const { operatorContext } = await import("#lib/insurers/request-context.ts");
  const { currentTime } = await import("#lib/kernel/clock.ts");
  return operatorContext(insurer, currentTime(), operatorName());
}
