import { buffer } from "node:stream/consumers";
import PostalMime from "postal-mime";
import { startSmtpReceiver } from "#lib/testing/smtp-receiver.ts";
import type { Closers } from "./stage.ts";

const LATEST_MS = 20_000;

/** The members' mails: a real mail server, which hands each code to whoever waits for it. */
export class Mailbox {
  /** That nobody has waited for yet, by recipient. */
  private readonly codes = new Map<string, string[]>();
  private readonly waiting = new Map<string, (code: string) => void>();

  /** @returns the port, on 127.0.0.1 */
  async open(closers: Closers): Promise<number> {
    const { port, stop } = await startSmtpReceiver({
      onData: (stream, { envelope }, callback) => {
        buffer(stream)
          .then((raw) => PostalMime.parse(raw))
          .then(({ text }) => this.arrive(envelope.rcptTo[0]?.address ?? "", text?.match(/^\d{6}$/m)?.[0]))
          .then(() => callback(), callback);
      },
    });
    closers.push(stop);
    return port;
  }

  /** The code of the next mail to `email` that has one. */
  async nextCode(email: string): Promise<string> {
    const arrived = this.codes.get(email)?.shift();
    if (arrived) return arrived;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const timer = setTimeout(() => reject(new Error(`no code for ${email} in ${LATEST_MS} ms`)), LATEST_MS);
    this.waiting.set(email, resolve);
    return promise.finally(() => clearTimeout(timer));
  }

  private arrive(email: string, code: string | undefined): void {
    if (!code) return;
    const waits = this.waiting.get(email);
    this.waiting.delete(email);
    if (waits) waits(code);
    else this.codes.set(email, [...(this.codes.get(email) ?? []), code]);
  }
}
