import { ja } from "../ja/index.ts";
import type { Messages } from "../messages.ts";
import { help } from "./help.ts";
import { history, notMe } from "./history.ts";
import { recovery } from "./recovery.ts";
import { signIn } from "./sign-in.ts";
import { terms } from "./terms.ts";
import { timeOut } from "./time-out.ts";

/** All English sentences, in the shape of the Japanese catalogue. */
export const en: Messages = { ...ja, help, history, notMe, recovery, signIn, terms, timeOut };
