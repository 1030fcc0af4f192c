import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { demoMembers } from "#prisma/seed/demo-members.ts";
import { endProcess } from "#scripts/support/child-process.ts";
import { startEmbeddedPostgres } from "#scripts/support/embedded-postgres.ts";
import { throwAwayFolder } from "#scripts/support/throw-away-folder.ts";
import { test as base, expect } from "./fixtures.ts";
import { Mailbox } from "./support/mailbox.ts";
import { enterCredentials, enterEmailCode, expectServiceMenu } from "./support/screens.ts";

/** A whole portal, with database, migrations and demo data, perhaps twice. */
const START_TIMEOUT_MS = 120_000;

type Variables = Record<string, string>;
type StartedPortal = { port: number; mailbox: Mailbox; server: ChildProcess };

/** Free ports and a new folder beside those of the server under test. */
const test = base.extend<{ variables: Variables; portal: StartedPortal }>({
  variables: async ({ serverVariables }, use, { parallelIndex }) => {
    const first = Number(serverVariables.PORT) + 10 * (parallelIndex + 1);
    const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-start-"));
    await use({
      PORT: String(first),
      MAILBOX_PORT: String(first + 1),
      SMTP_PORT: String(first + 2),
      DATA_DIR: join(folder, "data"),
      DATABASE_URL: "",
    });
    // For root it is a link: PostgreSQL's account cannot enter this folder (scripts/support/embedded-postgres.ts).
    const database = join(folder, "data", "postgres");
    if (existsSync(database)) rmSync(dirname(realpathSync(database)), { recursive: true });
    rmSync(folder, { recursive: true, force: true });
  },
  portal: async ({ variables }, use) => {
    const server = start(variables);
    const port = Number(variables.PORT);
    await expect(async () => {
      expect((await fetch(`http://localhost:${port}`)).status).toBe(200);
    }).toPass({ timeout: START_TIMEOUT_MS });
    await use({ port, server, mailbox: new Mailbox(`http://127.0.0.1:${variables.MAILBOX_PORT}`) });
    await endProcess(server);
  },
});

/** With the environment of a new shell: the test's own has the secrets of the server under test. */
function start(variables: Variables): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  return spawn(process.execPath, ["scripts/start.ts"], {
    env: { PATH, HOME, TMPDIR, NODE_ENV: "production", ...variables },
    detached: true,
  });
}

/** As a terminal does at Ctrl-C, and systemd: all processes of the group get it, and npm and scripts/start.mjs hand it on. */
async function signalGroup(server: ChildProcess, signal: "SIGINT" | "SIGTERM") {
  const ended = endOf(server);
  process.kill(-Number(server.pid), signal);
  const handedOn = setInterval(() => server.kill("SIGTERM"), 20);
  try {
    return await ended;
  } finally {
    clearInterval(handedOn);
  }
}

/** Whether PostgreSQL has come to its end, and was not only left behind. */
const isDatabaseOver = ({ DATA_DIR = "" }: Variables) => !existsSync(join(DATA_DIR, "postgres", "postmaster.pid"));

/** Its exit code and output. */
async function endOf(server: ChildProcess) {
  let said = "";
  server.stderr?.on("data", (part: Buffer) => {
    said += part;
  });
  const [code] = await once(server, "close");
  return { code, said };
}

/** The id of one process among the portal's own; waits for it: the first page is there before the others are. */
async function processOf(server: ChildProcess, file: string): Promise<number> {
  const find = () => {
    const processes = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
    const [line = ""] = processes.split("\n").filter((each) => each.includes(file) && each.includes(` ${server.pid} `));
    return Number(line.trim().split(/\s+/)[0]);
  };
  await expect.poll(find, { message: `the process of ${file}` }).toBeGreaterThan(0);
  return find();
}

/** As the kernel shows it to whoever reads that process's files. */
function environmentOf(processId: number): string[] {
  return readFileSync(`/proc/${processId}/environ`, "utf8").split("\0").filter(Boolean);
}

test.describe.configure({ timeout: 3 * START_TIMEOUT_MS });

test("a port in use is reported in one line that names the setting", async ({ variables, serverVariables }) => {
  const { code, said } = await endOf(start({ ...variables, PORT: serverVariables.PORT }));
  expect(code).toBe(1);
  expect(said.trim()).toBe(`Port ${serverVariables.PORT} is already in use. Set PORT to another one.`);
});

test("a database of one's own without secrets refuses to start and says which are missing", async ({ variables }) => {
  const { code, said } = await endOf(start({ ...variables, DATABASE_URL: "postgresql://owner@127.0.0.1:1/portal" }));
  expect(code).toBe(1);
  expect(said.trim().split("\n")).toHaveLength(1);
  expect(said).toContain("AUTH_SECRET");
});

test("while the mail server hangs no page waits, and the mail arrives when it is back", async ({ page, portal }) => {
  const insurerSlug = "aozora";
  const person = demoMembers().find((each) => each.insurerSlug === insurerSlug && each.loginId === "demo-mail-2");
  if (!person) throw new Error("The demo has a member with mail codes.");
  const mailboxId = await processOf(portal.server, "mailbox.ts");
  process.kill(mailboxId, "SIGSTOP");
  try {
    await page.goto(`http://${insurerSlug}.localhost:${portal.port}/login`);
    await enterCredentials(page, person.loginId, person.password);
    // Sooner than the worker gives a server up that says nothing (TIMEOUTS of lib/mail/smtp-transport.ts).
    await expect(page.getByText("に6けたの番号をお送りしました。")).toBeVisible({ timeout: 9_000 });
  } finally {
    process.kill(mailboxId, "SIGCONT");
  }
  await enterEmailCode(page, await portal.mailbox.nextCode(`${person.loginId}@example.jp`));
  await expectServiceMenu(page);
});

test("Ctrl-C ends everything cleanly, and a second start finds the data again", async ({ variables, portal }) => {
  expect(await signalGroup(portal.server, "SIGINT")).toEqual({ code: 0, said: "" });
  expect(isDatabaseOver(variables)).toBe(true);
  await expect(fetch(`http://localhost:${portal.port}`)).rejects.toThrow();

  const again = start(variables);
  await expect(async () => {
    const top = await fetch(`http://localhost:${portal.port}`);
    expect(await top.text()).toContain("あおぞら健康保険組合");
  }).toPass({ timeout: START_TIMEOUT_MS });
  expect((await signalGroup(again, "SIGTERM")).code).toBe(0);
  expect(isDatabaseOver(variables)).toBe(true);
});

test("in production neither server nor worker holds the owner's address or the other's password", async ({
  variables,
}) => {
  const folder = throwAwayFolder("start");
  const database = await startEmbeddedPostgres(folder, "word-of-owner");
  const key = Buffer.alloc(32, 7).toString("base64");
  const server = start({
    ...variables,
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_PASSWORD: "word-of-app",
    DATABASE_OPS_PASSWORD: "word-of-ops",
    ...{ AUTH_SECRET: key, ENCRYPTION_KEYS: `k1:${key}`, PASSWORD_PEPPERS: `p1:${key}` },
    SMTP_URL: "smtps://mail.invalid",
    MAIL_FROM: "no-reply@portal.example",
  });
  try {
    const answers = async () => expect((await fetch(`http://localhost:${variables.PORT}`)).status).toBe(404);
    await expect(answers).toPass({ timeout: START_TIMEOUT_MS });
    const ofServer = environmentOf(await processOf(server, "server.ts"));
    const ofWorker = environmentOf(await processOf(server, "worker.ts"));
    expect(ofServer.filter((each) => each.includes("word-of-"))).toEqual([expect.stringMatching(/:word-of-app@/)]);
    expect(ofWorker.filter((each) => each.includes("word-of-"))).toEqual([expect.stringMatching(/:word-of-ops@/)]);
    for (const each of [...ofServer, ...ofWorker]) expect(each).not.toMatch(/^DATABASE_(?!POOL_SIZE)/);
  } finally {
    server.kill("SIGTERM");
    await once(server, "exit");
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
