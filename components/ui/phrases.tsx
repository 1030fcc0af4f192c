import type { ReactNode } from "react";

const words = new Intl.Segmenter("ja", { granularity: "word" });

/** Particles, endings and closing marks stay with the word before. */
const CLINGS = /^[\p{Script=Hiragana}ー、。，．・：；？！）」』】〉》〕\])}]+$/u;

/** After a pause a line may end, but before a closing mark. */
const PAUSES = /[、。]$/u;
const CLOSES = /^[、。）」』】〉》〕\])}]/u;

/** Opening marks never end a line. */
const OPENS = /[（「『【〈《〔[({]$/u;

/** The characters around a break between a number and its counter: 「7月1日」, 「年4回」, 「3分」. */
const COUNTED = /^(?:[\d０-９]\S|[年月週約第][\d０-９])$/u;

/** Prefixes start a new word: 「再送信」, 「お困り」. */
const BEGINS = /(?:^|[（「『【〈《〔[({])[おご再未]$/u;
const HONORS = /^[おご]\p{Script=Han}/u;

/** The segmenter splits 「ポータル」 and 「加入者」: katakana and single characters stay with the word before. */
const FOREIGN = /^[\p{Script=Katakana}ー]{2}$/u;
const SINGLE = /^[\p{Script=Han}\p{Script=Katakana}ー]\p{Script=Han}$/u;

/** A language that puts no spaces between words. */
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The segmenter attaches 「健」 to the name before it, and cuts addresses and the names of papers. */
const WHOLE = /(健康保険組合|健保組合|資格確認書|資格情報|[!-~]{2,})/;

/** Headings and labels repeat on every page; names of devices do not, so the memory is bounded. */
const MAX_KEPT = 2_000;
const kept = new Map<string, readonly string[]>();

/** Splits Japanese text roughly by phrase (文節); other text breaks at spaces. */
export function splitPhrases(text: string): readonly string[] {
  const known = kept.get(text);
  if (known) return known;
  if (kept.size === MAX_KEPT) kept.clear();
  const phrases = segment(text);
  kept.set(text, phrases);
  return phrases;
}

function segment(text: string): readonly string[] {
  if (!JAPANESE.test(text)) return [text];
  const phrases: string[] = [];
  const parts = text
    .split(WHOLE)
    .flatMap((part) => (WHOLE.test(part) ? [part] : [...words.segment(part)].map(({ segment }) => segment)));
  for (const [place, part] of parts.entries()) {
    const last = phrases.at(-1);
    if (last !== undefined && isOnePhrase(last, part, parts[place + 1] ?? ""))
      phrases[phrases.length - 1] = last + part;
    else phrases.push(part);
  }
  return phrases;
}

function isOnePhrase(last: string, part: string, next: string): boolean {
  if (OPENS.test(last)) return true;
  if (PAUSES.test(last)) return CLOSES.test(part);
  if (HONORS.test(part + next)) return false;
  const seam = last.slice(-1) + part.slice(0, 1);
  const isOneWord = FOREIGN.test(seam) || (part.length === 1 && SINGLE.test(seam));
  return isOneWord || CLINGS.test(part) || BEGINS.test(last) || COUNTED.test(seam);
}

/** Text that breaks only between phrases (globals.css, `.phrases`). Server only: browsers have other dictionaries. */
export function Phrases({ children }: { children: string }) {
  const parts: ReactNode[] = [];
  let offset = 0;
  for (const phrase of splitPhrases(children)) {
    if (offset > 0) parts.push(<wbr key={offset} />);
    parts.push(phrase);
    offset += phrase.length;
  }
  return <span className="phrases">{parts}</span>;
}
