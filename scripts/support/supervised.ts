// A process under a supervisor, as a service manager runs it: one that ends by itself, or is killed, is started again.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { endProcess } from "./child-process.ts";

const RESTART_MS = 500;

type Program = {
  script: string;
  /** The checkout that has it; default: this one. */
  cwd?: string;
  env: NodeJS.ProcessEnv;
  execArgv?: readonly string[];
  /** A file that takes what the process writes; without one, where this process writes. */
  log?: string;
};

export class Supervised {
  /** How often it had to be started again. */
  restarts = 0;
  private readonly program: Program;
  private child: ChildProcess | undefined;
  private isWanted = true;

  constructor(program: Program) {
    this.program = program;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Resolves when it says that it is ready, or has ended before. */
  async start(): Promise<void> {
    this.isWanted = true;
    const { script, cwd, env, execArgv = [], log } = this.program;
    const output = log === undefined ? "inherit" : openSync(log, "a");
    const child = fork(script, { cwd, env, execArgv: [...execArgv], stdio: ["ignore", output, output, "ipc"] });
    if (output !== "inherit") closeSync(output);
    this.child = child;
    child.once("exit", () => this.startAgain(child));
    await Promise.race([once(child, "message"), once(child, "exit")]);
  }

  /** As the kernel does when memory is out: no handler runs. */
  kill(): void {
    this.child?.kill("SIGKILL");
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.isWanted = false;
    if (this.child) await endProcess(this.child);
  }

  /** Ends it for good, without asking. */
  async remove(): Promise<void> {
    this.isWanted = false;
    const ended = this.child && once(this.child, "exit");
    this.kill();
    await ended;
  }

  private async startAgain(child: ChildProcess): Promise<void> {
    await sleep(RESTART_MS);
    if (!this.isWanted || this.child !== child) return;
    this.restarts += 1;
    await this.start();
  }
}
