import { type AddressInfo, createServer } from "node:net";
import { createInterface } from "node:readline";
import tls from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { selfSignedCertificate } from "#lib/testing/self-signed-certificate.ts";
import { type SmtpReceiver, startSmtpReceiver } from "#lib/testing/smtp-receiver.ts";
import { freePort } from "#scripts/support/embedded-postgres.ts";
import { localSmtpTransport, smtpTransport } from "./smtp-transport.ts";

const MAIL = {
  messageId: "<1@portal.example>",
  from: { name: "試験健康保険組合", address: "no-reply@portal.example" },
  to: "taro@example.jp",
  subject: "ログイン用ワンタイムパスワードのお知らせ",
  text: "123456\n",
  html: "<p>123456</p>",
};

const systemAuthorities = tls.getCACertificates("default");
let server: SmtpReceiver | undefined;

afterEach(async () => {
  tls.setDefaultCACertificates(systemAuthorities);
  await server?.stop();
  server = undefined;
});

describe("a mail server that does not encrypt gets nothing (spec §14, 23)", () => {
  it("which does not offer STARTTLS", async () => {
    server = await startSmtpReceiver();
    const sent = await smtpTransport(`smtp://user:secret@localhost:${server.port}`).send(MAIL);
    expect(sent).toMatchObject({ ok: false, code: "unavailable" });
    expect(server.seen).toEqual([]);
  });

  it("which offers STARTTLS and then refuses it", async () => {
    const commands: string[] = [];
    const refusing = createServer((socket) => {
      socket.write("220 mail.example ESMTP\r\n");
      createInterface(socket).on("line", (line) => {
        commands.push(line.split(" ")[0] ?? "");
        if (line.startsWith("EHLO")) socket.write("250-mail.example\r\n250-AUTH PLAIN\r\n250 STARTTLS\r\n");
        else if (line === "STARTTLS") socket.write("454 4.7.0 TLS not available\r\n");
        else socket.write("250 OK\r\n");
      });
    });
    await new Promise<void>((fulfil) => refusing.listen(0, "127.0.0.1", fulfil));
    const { port } = refusing.address() as AddressInfo;
    const sent = await smtpTransport(`smtp://user:secret@localhost:${port}`).send(MAIL);
    await new Promise((fulfil) => refusing.close(fulfil));
    expect(sent).toMatchObject({ ok: false, code: "unavailable" });
    expect(commands).toEqual(expect.arrayContaining(["EHLO", "STARTTLS"]));
    expect(commands.filter((command) => !["EHLO", "STARTTLS", "QUIT"].includes(command))).toEqual([]);
  });

  it("which speaks plainly where TLS is due from the first byte", async () => {
    server = await startSmtpReceiver();
    const sent = await smtpTransport(`smtps://localhost:${server.port}`).send(MAIL);
    expect(sent).toMatchObject({ ok: false, code: "unavailable" });
    expect(server.seen).toEqual([]);
  });

  it.each(["ignoreTLS=true&requireTLS=false", "tls.rejectUnauthorized=false&secure=false"])(
    "options in the URL (%s) weaken nothing",
    async (options) => {
      server = await startSmtpReceiver();
      const sent = await smtpTransport(`smtp://localhost:${server.port}/?${options}`).send(MAIL);
      expect(sent).toMatchObject({ ok: false });
      expect(server.seen).toEqual([]);
    },
  );
});

describe("the mail server's certificate is verified", () => {
  it.each(["smtp", "smtps"])("%s: a self-signed one is refused before password and mail", async (scheme) => {
    server = await startSmtpReceiver({ ...(await selfSignedCertificate()), secure: scheme === "smtps" });
    const sent = await smtpTransport(`${scheme}://user:secret@localhost:${server.port}`).send(MAIL);
    const reason = expect.stringMatching(/^(?:ESOCKET|ETLS) DEPTH_ZERO_SELF_SIGNED_CERT$/);
    expect(sent).toEqual({ ok: false, code: "unavailable", reason });
    expect(server.seen).toEqual([]);
  });

  it("one of another host is refused", async () => {
    const certificate = await selfSignedCertificate();
    tls.setDefaultCACertificates([...systemAuthorities, certificate.cert]);
    server = await startSmtpReceiver(certificate);
    const sent = await smtpTransport(`smtp://127.0.0.1:${server.port}`).send(MAIL);
    expect(sent).toMatchObject({ ok: false, code: "unavailable" });
    expect(server.seen).toEqual([]);
  });

  it.each(["smtp", "smtps"])("%s: with a trusted one the mail is taken, after the password", async (scheme) => {
    const certificate = await selfSignedCertificate();
    tls.setDefaultCACertificates([...systemAuthorities, certificate.cert]);
    server = await startSmtpReceiver({ ...certificate, secure: scheme === "smtps" });
    const sent = await smtpTransport(`${scheme}://us%40er:p%3Ass@localhost:${server.port}`).send(MAIL);
    expect(sent).toEqual({ ok: true });
    expect(server.seen).toEqual(["auth", "mail"]);
    expect(server.received).toMatchObject([{ to: ["taro@example.jp"] }]);
  });

  it("TLS 1.1 is refused, trusted or not", async () => {
    const certificate = await selfSignedCertificate();
    tls.setDefaultCACertificates([...systemAuthorities, certificate.cert]);
    server = await startSmtpReceiver({
      ...certificate,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
    });
    const sent = await smtpTransport(`smtp://localhost:${server.port}`).send(MAIL);

    expect(sent).toMatchObject({ ok: false, code: "unavailable" });
    expect(server.seen).toEqual([]);
  });
});

describe("what the server says", () => {
  it("a refused recipient is final; a mailbox that is full today is not", async () => {
    const answer = (responseCode: number) =>
      startSmtpReceiver({
        onRcptTo: (_address, _session, callback) => callback(Object.assign(new Error("no"), { responseCode })),
      });
    server = await answer(550);
    const refused = await localSmtpTransport(server.port).send(MAIL);
    expect(refused).toEqual({ ok: false, code: "refused", reason: "EENVELOPE 550" });
    await server.stop();
    server = await answer(452);
    const full = await localSmtpTransport(server.port).send(MAIL);
    expect(full).toEqual({ ok: false, code: "deferred", reason: "EENVELOPE 452" });
  });

  it.each([
    ["hanako..46@docomo.ne.jp", '"hanako..46"@docomo.ne.jp'],
    [".abc.@docomo.ne.jp", '".abc."@docomo.ne.jp'],
  ])("an old address of a carrier, %s, goes quoted", async (to, quoted) => {
    const recipients: string[] = [];
    // The receiver of the other tests refuses two dots in a row, quoted or not.
    const carrier = createServer((socket) => {
      socket.write("220 mail.example ESMTP\r\n");
      createInterface(socket).on("line", (line) => {
        if (line.startsWith("RCPT TO:")) recipients.push(line);
        if (line === "QUIT") return socket.end("221 Bye\r\n");
        if (line === "DATA") socket.write("354 Go on\r\n");
        else if (line === "." || /^(?:EHLO|MAIL|RCPT)/.test(line)) socket.write("250 OK\r\n");
      });
    });
    await new Promise<void>((fulfil) => carrier.listen(0, "127.0.0.1", fulfil));
    const { port } = carrier.address() as AddressInfo;
    const { send, close } = localSmtpTransport(port);
    expect(await send({ ...MAIL, to })).toEqual({ ok: true });
    close();
    await new Promise((fulfil) => carrier.close(fulfil));
    expect(recipients).toEqual([`RCPT TO:<${quoted}>`]);
  });

  it("an address that reads like two reaches nobody else", async () => {
    server = await startSmtpReceiver();
    await localSmtpTransport(server.port).send({ ...MAIL, to: "taro@example.jp, evil@example.com" });
    expect(server.received.flatMap(({ to }) => to)).not.toContain("evil@example.com");
  });

  it("line breaks in names and subject make no header", async () => {
    server = await startSmtpReceiver();
    const hostile = 'x"\r\nBcc: evil@example.com\r\n\r\nbody';
    await localSmtpTransport(server.port).send({
      ...MAIL,
      from: { name: hostile, address: MAIL.from.address },
      subject: hostile,
    });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.to).toEqual(["taro@example.jp"]);
    expect(server.received[0]?.raw.split("\r\n\r\n")[0]).not.toMatch(/^bcc:/im);
  });
});

it.each(["", "localhost:25", "https://mail.example", "smtp://"])("the address %j is refused at start", (url) => {
  expect(() => smtpTransport(url)).toThrow(/SMTP_URL is not an address/);
});

describe("connections", () => {
  it("mails that follow each other go over one", async () => {
    let opened = 0;
    server = await startSmtpReceiver({
      onConnect: (_session, callback) => {
        opened += 1;
        callback();
      },
    });
    const { send } = localSmtpTransport(server.port);
    for (const messageId of ["<1@portal.example>", "<2@portal.example>", "<3@portal.example>"]) {
      expect(await send({ ...MAIL, messageId })).toEqual({ ok: true });
    }
    expect([opened, server.received.length]).toEqual([1, 3]);
  });

  it("one that the server has ended meanwhile is opened again", async () => {
    const port = await freePort();
    server = await startSmtpReceiver({}, port);
    const { send } = localSmtpTransport(port);
    expect(await send(MAIL)).toEqual({ ok: true });
    await server.stop();
    server = await startSmtpReceiver({}, port);
    expect(await send(MAIL)).toEqual({ ok: true });
    expect(server.received).toHaveLength(1);
  });

  it("a mail whose connection is cut after it was sent is not sent again by itself", async () => {
    let times = 0;
    const cutting = createServer((socket) => {
      socket.write("220 mail.example ESMTP\r\n");
      createInterface(socket).on("line", (line) => {
        if (line === "DATA") socket.write("354 Go on\r\n");
        else if (line === ".") {
          times += 1;
          socket.destroy();
        } else if (/^(?:EHLO|MAIL|RCPT)/.test(line)) socket.write("250 OK\r\n");
      });
    });
    await new Promise<void>((fulfil) => cutting.listen(0, "127.0.0.1", fulfil));
    const { port } = cutting.address() as AddressInfo;
    expect(await localSmtpTransport(port).send(MAIL)).toMatchObject({ ok: false, code: "unavailable" });
    await new Promise((fulfil) => cutting.close(fulfil));
    expect(times).toBe(1);
  });
});
