import { en } from "./en/index.ts";
import { ja } from "./ja/index.ts";
import type { Language } from "./language.ts";

/** The shape of a catalogue, whatever its words: literal texts become any text. */
type Shape<Part> = Part extends string
  ? string
  : Part extends (...input: infer Input) => infer Output
    ? (...input: Input) => Shape<Output>
    : Part extends readonly unknown[]
      ? readonly Shape<Part[number]>[]
      : { readonly [Key in keyof Part]: Shape<Part[Key]> };

/** Every sentence a member sees has the shape of the Japanese catalogue: a missing one does not compile. */
export type Messages = Shape<typeof ja>;

const catalogues: Record<Language, Messages> = { ja, en };

/** The catalogue of one language; pages and actions take the request's (request-messages.ts). */
export function messages(language: Language): Messages {
  return catalogues[language];
}
