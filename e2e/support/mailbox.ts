import { expect } from "@playwright/test";

type ArrivedMail = { id: string; from: { address: string }; subject: string; text: string };

export type Mail = {
  /** The sender's e-mail address. */
  sender: string;
  subject: string;
  text: string;
  /** The URL that ends in a token; "" without one. */
  link: string;
  /** Six digits on a line of their own; "" without them. */
  code: string;
};

/** A person's mail program: returns each mail once, in order of arrival. */
export class Mailbox {
  #url: string;
  #read = new Set<string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** The next unread mail to `email`; waits for it. */
  async next(email: string): Promise<Mail> {
    const unread = async () => {
      // The mailbox holds every test's mails; `to` selects one recipient's.
      const query = new URLSearchParams({ to: email });
      const mails = (await (await fetch(`${this.#url}/email?${query}`)).json()) as ArrivedMail[];
      return mails.find(({ id }) => !this.#read.has(id));
    };
    let mail: ArrivedMail | undefined;
    await expect(async () => {
      mail = await unread();
      expect(mail, `a mail to ${email}`).toBeDefined();
    }).toPass({ timeout: 20_000, intervals: [100, 250, 500] });
    if (!mail) throw new Error("unreachable: toPass has thrown");
    this.#read.add(mail.id);
    const { from, subject, text } = mail;
    const first = (pattern: RegExp) => text.match(pattern)?.[0] ?? "";
    return { sender: from.address, subject, text, link: first(/https?:\S+token=\S+/), code: first(/^\d{6}$/m) };
  }

  /** The code of the next mail that has one; skips notices. */
  async nextCode(email: string): Promise<string> {
    for (;;) {
      const { code } = await this.next(email);
      if (code !== "") return code;
    }
  }
}
