import { tmpdir } from "node:os";
import { join } from "node:path";

export type ServerVariables = Record<"PORT" | "MAILBOX_PORT" | "SMTP_PORT" | "DATA_DIR" | "DATABASE_URL", string>;

/** Uncommon, so that `npm start` can run beside. */
const PORT = process.env.E2E_PORT || "3411";

/** Settings of the server under test: `npm start`'s own, on a throw-away folder. */
export const SERVER_VARIABLES: ServerVariables = {
  PORT,
  MAILBOX_PORT: process.env.E2E_MAILBOX_PORT || "3412",
  SMTP_PORT: process.env.E2E_SMTP_PORT || "3413",
  DATA_DIR: join(tmpdir(), `kenpo-portal-e2e-${PORT}`),
  DATABASE_URL: "",
};
