// The server of the end-to-end tests: `npm start`'s own, on a new data folder that is deleted at the end.
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { SERVER_VARIABLES } from "../e2e/support/server-variables.ts";

const { DATA_DIR } = SERVER_VARIABLES;
const removeData = () => rmSync(DATA_DIR, { recursive: true, force: true });
removeData();
mkdirSync(DATA_DIR);
// Whatever the umask: the account that runs PostgreSQL must be able to enter.
chmodSync(DATA_DIR, 0o755);
process.once("exit", removeData);
Object.assign(process.env, SERVER_VARIABLES);
await import("./start.ts");
