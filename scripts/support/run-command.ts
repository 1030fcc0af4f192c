import { type ChildName, childEnvironment } from "./child-environment.ts";
import { SettingsError } from "./settings.ts";

/** What an operator can put right: a setting, or what the machine refuses (full disk, no right, no such folder). */
function isOperators(error: unknown): error is Error {
  return error instanceof SettingsError || (error instanceof Error && "syscall" in error);
}

/** One line for what an operator can put right, a stack trace for anything else; exit code 1. */
export function failWith(error: unknown): void {
  console.error(isOperators(error) ? error.message : error);
  process.exitCode = 1;
}

/** Runs a command to its end. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    failWith(error);
  }
}

/** Leaves this process what `name` may know: it goes on as that process (child-environment.ts). */
export function becomeProcess(name: ChildName, variables: Record<string, string>): void {
  const left = childEnvironment(name, process.env, variables);
  for (const each of Object.keys(process.env)) if (!(each in left)) delete process.env[each];
  Object.assign(process.env, left);
}
