import { resolve } from "node:path";

/** Runs once the database is open and process.env names it; false means failed, and has said why. */
export type Action = (connection: { ownerUrl: string }) => Promise<boolean>;

export type Command = {
  /** One or two words. */
  name: string;
  summary: string;
  help: string;
  /**
   * Reads the arguments before anything is opened.
   * @throws UsageError
   */
  read: (args: string[]) => Action;
};

/** Wrong arguments; its message is the one line to print. */
export class UsageError extends Error {}

/** A path as the operator's shell means it: npm runs scripts in the project's folder. */
export function operatorPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
