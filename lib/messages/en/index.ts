import { ja } from "../ja/index.ts";
import type { Messages } from "../messages.ts";
import { recovery } from "./recovery.ts";
import { signIn } from "./sign-in.ts";
import { terms } from "./terms.ts";

/** All English sentences, in the shape of the Japanese catalogue. */
export const en: Messages = { ...ja, recovery, signIn, terms };
