import { ja } from "../ja/index.ts";
import type { Messages } from "../messages.ts";
import { signIn } from "./sign-in.ts";

/** All English sentences, in the shape of the Japanese catalogue. */
export const en: Messages = { ...ja, signIn };
