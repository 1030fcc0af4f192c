import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { localSmtpTransport } from "#lib/mail/smtp-transport.ts";
import { startSmtpReceiver } from "#lib/testing/smtp-receiver.ts";
import { startMailbox } from "./mailbox.ts";
import { freePort } from "./support/embedded-postgres.ts";

const MAIL = {
  messageId: "<1@portal.example>",
  from: { name: "試験健康保険組合", address: "no-reply@portal.example" },
  to: "taro@example.jp",
  subject: "【試験健保】件名",
  text: "アオゾラ　タロウ 様\n\n042917\n",
  html: "<p>042917</p>",
};

const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-test-"));
let stop: (() => Promise<void>) | undefined;

beforeAll(() => {
  vi.stubEnv("TMPDIR", folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Without keep-alive: the second mailbox of a test does not know the first one's connections. */
const call = (port: number, path: string, method = "GET") =>
  fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { connection: "close" } });
const inbox = async (port: number): Promise<unknown[]> => (await call(port, "/email")).json();

it("shows what it was sent, forgets on request, and frees its ports when stopped", async () => {
  const ports = { smtpPort: await freePort(), webPort: await freePort() };
  ({ stop } = await startMailbox(ports));
  expect(await localSmtpTransport(ports.smtpPort).send(MAIL)).toEqual({ ok: true });
  expect(await inbox(ports.webPort)).toMatchObject([
    {
      to: [{ address: "taro@example.jp" }],
      subject: "【試験健保】件名",
      text: expect.stringContaining("\n042917\n"),
    },
  ]);

  const mailsTo = async (address: string): Promise<unknown[]> =>
    (await call(ports.webPort, `/email?${new URLSearchParams({ to: address })}`)).json();
  expect(await mailsTo("taro@example.jp")).toHaveLength(1);
  expect(await mailsTo("hanako@example.jp")).toEqual([]);

  expect((await call(ports.webPort, "//")).status, "a path that is no address").toBe(404);
  await call(ports.webPort, "/email/all", "DELETE");
  expect(await inbox(ports.webPort)).toEqual([]);

  await stop();
  ({ stop } = await startMailbox(ports));
  expect(await inbox(ports.webPort)).toEqual([]);
});

it("shows people the newest mail first, and each one as it was written", async () => {
  const ports = { smtpPort: await freePort(), webPort: await freePort() };
  ({ stop } = await startMailbox(ports));
  const transport = localSmtpTransport(ports.smtpPort);
  await transport.send(MAIL);
  await transport.send({
    ...MAIL,
    messageId: "<2@portal.example>",
    subject: "<script>二通目",
    html: '<a href="/x">x</a>',
  });
  const page = async (path: string) => (await call(ports.webPort, path)).text();

  const list = await page("/");
  expect(list.indexOf("&lt;script&gt;二通目")).toBeLessThan(list.indexOf("【試験健保】件名"));
  const [newest = ""] = list.match(/\/mails\/[\w-]+/) ?? [];
  const mail = await page(newest);
  expect(mail).toContain("taro@example.jp");
  expect(mail).toMatch(/<iframe [^>]*sandbox="(?!.*allow-(scripts|same-origin))[^>]*&lt;a href=&quot;\/x&quot;&gt;x/);
  expect(mail).toMatch(/<pre>アオゾラ　タロウ 様\n\n042917/);
  expect([list, mail].join()).not.toContain("<script>");
  expect((await call(ports.webPort, "/mails/unknown")).status).toBe(404);
});

it("as a process survives being emptied and stopped while mails arrive, and leaves nothing behind", async () => {
  const ports = { smtpPort: await freePort(), webPort: await freePort() };
  const own = mkdtempSync(join(folder, "process-"));
  const mailbox = fork("scripts/mailbox.ts", {
    env: { ...process.env, TMPDIR: own, SMTP_PORT: String(ports.smtpPort), MAILBOX_PORT: String(ports.webPort) },
    execArgv: ["--conditions=react-server"],
  });
  await once(mailbox, "message");
  const transport = localSmtpTransport(ports.smtpPort);
  const sent = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const { ok } = await transport.send(MAIL);
      await call(ports.webPort, "/email/all", "DELETE");
      return ok;
    }),
  );
  expect(sent).toEqual(Array(20).fill(true));
  await transport.send(MAIL);
  mailbox.kill("SIGTERM");
  expect(await once(mailbox, "exit")).toEqual([0, null]);
  expect(readdirSync(own)).toEqual([]);
});

it.each([
  ["smtpPort", "SMTP_PORT"],
  ["webPort", "MAILBOX_PORT"],
] as const)("a taken %s is one clear line, and nothing stays open", async (taken, setting) => {
  const other = await startSmtpReceiver();
  const ports = { smtpPort: await freePort(), webPort: await freePort() };
  await expect(startMailbox({ ...ports, [taken]: other.port })).rejects.toThrow(
    `Port ${other.port} is already in use. Set ${setting} to another one.`,
  );
  await other.stop();
  ({ stop } = await startMailbox(ports));
});
