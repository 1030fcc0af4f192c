import { type ChildName, childEnvironment } from "./child-environment.ts";
import { SettingsError } from "./settings.ts";

/** What an operator can put right: a setting, or what the machine refuses (full disk, no right, no such folder). */
function isOperators(error: unknown): error is Error {
  return error instanceof SettingsError || (error instanceof Error && "syscall" in error);
}

/** PostgreSQL's codes for an end by its administrator and for lost connections, and the drivers' words for the same. */
const GONE =
  /Code: `(?:57P\d\d|08\w{3})`|Server has closed the connection|Connection terminated|connection error|Can't reach database/;

/** Of the driver, about a role's password; the owner's has been tried before. */
const REFUSED = /credentials for `(portal_\w+)` are not valid/;

function lineOf(error: unknown): unknown {
  if (isOperators(error)) return error.message;
  if (!(error instanceof Error)) return error;
  const [, role] = error.message.match(REFUSED) ?? [];
  if (role) return `The database refuses the password of ${role}. Give the one it has; npm run migrate sets it anew.`;
  if (!GONE.test(error.message)) return error;
  return `The database ended the connection (${error.message.trim().split("\n").at(-1)}): nothing more was done.`;
}

/** One line for what an operator can put right, a stack trace for anything else; exit code 1. */
export function failWith(error: unknown): void {
  console.error(lineOf(error));
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
