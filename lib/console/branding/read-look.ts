import "server-only";
import { COLOR, checkColors } from "#lib/kernel/contrast.ts";
import { MAX_INSURER_NAME, MAX_INSURER_SHORT_NAME, MAX_MONOGRAM } from "#lib/kernel/limits.ts";
import { ok, problemsIn, type Read, refuse } from "#lib/kernel/result.ts";
import { forgive } from "#lib/typed-text/forgive.ts";
import { lengthProblem } from "#lib/typed-text/length-problem.ts";

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

function nameProblems({ name, shortName, monogram }: Look): (LookProblem | null)[] {
  return [
    lengthProblem("name", name, MAX_INSURER_NAME),
    lengthProblem("shortName", shortName, MAX_INSURER_SHORT_NAME),
    monogram.length < 1 || monogram.length > MAX_MONOGRAM ? "monogram-length" : null,
  ];
}

/** Both colours' own, or the first use of the two together that has too little contrast. */
function colorProblems(look: Look): (LookProblem | null)[] {
  const [isKey, isTint] = [COLOR.test(look.keyColor), COLOR.test(look.tintColor)];
  if (!isKey || !isTint) return [isKey ? null : "keyColor-unreadable", isTint ? null : "tintColor-unreadable"];
  const weak = checkColors(look).find(({ isEnough }) => !isEnough);
  if (!weak) return [];
  return [weak.use === "tint" ? "tintColor-tint" : `keyColor-${weak.use}`];
}

/** The look as stored; the server's word, whatever the form has shown. */
export function readLook(typed: Look): Read<Look, LookProblem> {
  const [keyColor, tintColor] = [typed.keyColor, typed.tintColor].map((text) => forgive(text).toLowerCase());
  const look = {
    name: forgive(typed.name),
    shortName: forgive(typed.shortName),
    monogram: forgive(typed.monogram),
    keyColor: keyColor ?? "",
    tintColor: tintColor ?? "",
  };
  const problems = problemsIn([...nameProblems(look), ...colorProblems(look)]);
  return problems.length > 0 ? refuse(problems) : ok(look);
}
