// The parts of maildev 2.2.1 that scripts/mailbox.ts uses. Its own entry point
// takes SIGTERM and SIGINT and ends the process, so it is left aside.
declare module "maildev/lib/mailserver.js" {
  import type { SMTPServer } from "smtp-server";

  type MailServer = {
    smtp: SMTPServer;
    /** The mails that have arrived, wholly. */
    store: { id: string }[];
    deleteAllEmail: (done: (error: null, isDone: boolean) => void) => void;
    /** Tells open pages. */
    emit: (event: "delete", mail: { id: string }) => void;
    create: (port: number, host: string, folder: string) => void;
    onSmtpError: (error: Error) => void;
  };
  const mailServer: MailServer;
  export default mailServer;
}

declare module "maildev/lib/web.js" {
  import type { Server } from "node:http";

  type Web = {
    server: Server;
    start: (
      port: number,
      host: string,
      mailServer: unknown,
      user: undefined,
      password: undefined,
      basePath: undefined,
      secure: { https: boolean },
    ) => void;
    close: (callback: () => void) => void;
  };
  const web: Web;
  export default web;
}

declare module "maildev/lib/logger.js" {
  const logger: { setLevel: (level: 0 | 1 | 2) => void };
  export default logger;
}
