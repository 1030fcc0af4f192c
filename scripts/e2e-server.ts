// The server of the end-to-end tests: `npm start`'s own, on a fresh data folder
// that goes when the server ends.
import { rmSync } from "node:fs";
import { SERVER_VARIABLES } from "../e2e/support/server-variables.ts";

const removeData = () => rmSync(SERVER_VARIABLES.DATA_DIR, { recursive: true, force: true });
removeData();
process.once("exit", removeData);
Object.assign(process.env, SERVER_VARIABLES);
await import("./serve.ts");
