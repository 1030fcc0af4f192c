// The mail server of the faults: a real one on a port of its own that can be stopped, slow, or refuse for a while.
import { setTimeout as sleep } from "node:timers/promises";
import type { SMTPServerOptions } from "smtp-server";
import { type SmtpReceiver, startSmtpReceiver } from "#lib/testing/smtp-receiver.ts";

export type Mood = "well" | "slow" | "refusing";

/** Before the reply to a mail; shorter than the product waits for one. */
const SLOW_MS = 4_000;

export class MailServer {
  mood: Mood = "well";
  private readonly stopped: SmtpReceiver["received"][] = [];
  private running: SmtpReceiver | undefined;
  private knownPort = 0;

  get port(): number {
    return this.knownPort;
  }

  async start(): Promise<void> {
    this.running = await startSmtpReceiver(this.options(), this.knownPort);
    this.knownPort = this.running.port;
  }

  async stop(): Promise<void> {
    const { running } = this;
    if (!running) return;
    this.running = undefined;
    this.stopped.push(running.received);
    await running.stop();
  }

  /** How often each mail has arrived, by its Message-ID without the domain: the id of the outbox's row. */
  arrivals(): Map<string, { times: number; to: string }> {
    const found = new Map<string, { times: number; to: string }>();
    for (const { raw, to } of [...this.stopped, this.running?.received ?? []].flat()) {
      const id = raw.match(/^message-id: <([^@>]+)@/im)?.[1] ?? "none";
      found.set(id, { times: (found.get(id)?.times ?? 0) + 1, to: to.join() });
    }
    return found;
  }

  private options(): SMTPServerOptions {
    return {
      onRcptTo: (_address, _session, callback) => {
        if (this.mood !== "refusing") return callback();
        // RFC 5321 §4.2.1: a transient failure.
        callback(Object.assign(new Error("try again later"), { responseCode: 451 }));
      },
      onMailFrom: (_address, _session, callback) => {
        sleep(this.mood === "slow" ? SLOW_MS : 0).then(() => callback());
      },
    };
  }
}
