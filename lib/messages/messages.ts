import { ja } from "./ja/index.ts";

export type Language = "ja" | "en";

/** Every sentence of the product has the shape of the Japanese catalogue: a missing one does not compile. */
export type Messages = typeof ja;

/** The catalogue in the member's language; Japanese until the English one is there. */
export function messages(_language: Language = "ja"): Messages {
  return ja;
}
