import { common } from "./common.ts";
import { credentials } from "./credentials.ts";
import { factors } from "./factors.ts";
import { memberImport } from "./import.ts";
import { login } from "./login.ts";
import { mail } from "./mail.ts";
import { members } from "./members.ts";
import { portal } from "./portal.ts";

/** All Japanese sentences, by area; one file per area. */
export const ja = { common, credentials, factors, login, mail, portal, members, memberImport };
