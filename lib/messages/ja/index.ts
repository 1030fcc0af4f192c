import { common } from "./common.ts";

/** All Japanese sentences, by area; one file per area. */
export const ja = { common };
