import * as en from "./en/index.ts";
import * as ja from "./ja/index.ts";
import type { Language } from "./language.ts";

/** The shape of a catalogue: literal texts become any text. */
type Shape<Part> = Part extends string
  ? string
  : Part extends (...input: infer Input) => infer Output
    ? (...input: Input) => Shape<Output>
    : Part extends readonly unknown[]
      ? readonly Shape<Part[number]>[]
      : { readonly [Key in keyof Part]: Shape<Part[Key]> };

/** The shape of the Japanese catalogue: a missing sentence does not compile. */
export type Messages = Shape<typeof ja>;

const catalogues: Record<Language, Messages> = { ja, en };

/** The catalogue of one language; pages and actions use requestMessages. */
export function messages(language: Language): Messages {
  return catalogues[language];
}
