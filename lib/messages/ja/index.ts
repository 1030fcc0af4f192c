import { common } from "./common.ts";
import { credentials } from "./credentials.ts";
import { mail } from "./mail.ts";
import { members } from "./members.ts";
import { portal } from "./portal.ts";

/** All Japanese sentences, by area; one file per area. */
export const ja = { common, credentials, mail, portal, members };
