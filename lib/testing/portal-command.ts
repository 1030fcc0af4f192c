import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

type Outcome = { code: number | null; out: string; err: string };

/** Starts the command line as an operator in `folder`, with a database of its own. */
export function startPortal(
  folder: string,
  args: readonly string[],
  variables: Record<string, string> = {},
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ["--conditions=react-server", "scripts/portal.ts", ...args], {
    env: {
      ...process.env,
      DATABASE_URL: process.env.TEST_OWNER_DATABASE_URL,
      DATABASE_APP_PASSWORD: "app",
      DATABASE_OPS_PASSWORD: "ops",
      SMTP_URL: "smtp://mail.invalid",
      MAIL_FROM: "no-reply@portal.example",
      INIT_CWD: folder,
      ...variables,
    },
  });
}

/** The same, and waits for its end. */
export function portalIn(folder: string, variables?: Record<string, string>): (...args: string[]) => Promise<Outcome> {
  return (...args) => {
    const child = startPortal(folder, args, variables);
    let [out, err] = ["", ""];
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    return new Promise((fulfil) => child.once("close", (code) => fulfil({ code, out, err })));
  };
}
