import { common } from "./common.ts";
import { mail } from "./mail.ts";

/** All Japanese sentences, by area; one file per area. */
export const ja = { common, mail };
