import "server-only";
import { COLOR, checkColors } from "#lib/kernel/contrast.ts";
import { MAX_INSURER_NAME, MAX_INSURER_SHORT_NAME, MAX_MONOGRAM } from "#lib/kernel/limits.ts";
import { fail, ok, type Result } from "#lib/kernel/result.ts";
import { forgive } from "#lib/typed-text/forgive.ts";

/** What a manager types: names as members read them, the emblem of an insurer without a logo, two colours. */
export type Look = { name: string; shortName: string; monogram: string; keyColor: string; tintColor: string };

export type LookProblem =
  | "name-empty"
  | "name-too-long"
  | "shortName-empty"
  | "shortName-too-long"
  | "monogram-length"
  | "keyColor-unreadable"
  | "tintColor-unreadable"
  | "keyColor-text"
  | "keyColor-control"
  | "tintColor-tint";

function nameProblem({ name, shortName, monogram }: Look): LookProblem | null {
  if (name === "") return "name-empty";
  if (name.length > MAX_INSURER_NAME) return "name-too-long";
  if (shortName === "") return "shortName-empty";
  if (shortName.length > MAX_INSURER_SHORT_NAME) return "shortName-too-long";
  return monogram.length < 1 || monogram.length > MAX_MONOGRAM ? "monogram-length" : null;
}

function colorProblem(look: Look): LookProblem | null {
  if (!COLOR.test(look.keyColor)) return "keyColor-unreadable";
  if (!COLOR.test(look.tintColor)) return "tintColor-unreadable";
  const weak = checkColors(look).find(({ isEnough }) => !isEnough);
  if (!weak) return null;
  return weak.use === "tint" ? "tintColor-tint" : `keyColor-${weak.use}`;
}

/** The look as stored, or the first reason why it is refused; the server's word, whatever the form has shown. */
export function readLook(typed: Look): Result<Look, LookProblem> {
  const [keyColor, tintColor] = [typed.keyColor, typed.tintColor].map((text) => forgive(text).toLowerCase());
  const look = {
    name: forgive(typed.name),
    shortName: forgive(typed.shortName),
    monogram: forgive(typed.monogram),
    keyColor: keyColor ?? "",
    tintColor: tintColor ?? "",
  };
  const problem = nameProblem(look) ?? colorProblem(look);
  return problem ? fail(problem) : ok(look);
}
