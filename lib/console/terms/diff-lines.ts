import "server-only";

export type DiffLine = { kind: "same" | "added" | "removed"; text: string };

/** More pairs of lines than this are not compared: they are shown as removed and added. */
const MAX_PAIRS = 4_000_000;

const all = (kind: DiffLine["kind"], lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind, text }));

/** How many of the first lines are the same in both. */
function sameStart(before: readonly string[], after: readonly string[]): number {
  const end = before.findIndex((line, place) => line !== after[place]);
  return end === -1 ? before.length : end;
}

/** Lengths of the longest common subsequences of all ends of both lists, row by row. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const down = lengths[(i + 1) * width + j] ?? 0;
      const right = lengths[i * width + j + 1] ?? 0;
      const both = lengths[(i + 1) * width + j + 1] ?? 0;
      lengths[i * width + j] = before[i] === after[j] ? both + 1 : Math.max(down, right);
    }
  }
  return lengths;
}

function middle(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length * after.length > MAX_PAIRS) return [...all("removed", before), ...all("added", after)];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const text = before[i] ?? "";
    if (text === after[j]) {
      lines.push({ kind: "same", text });
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
      lines.push({ kind: "removed", text });
      i += 1;
    } else {
      lines.push({ kind: "added", text: after[j] ?? "" });
      j += 1;
    }
  }
  return [...lines, ...all("removed", before.slice(i)), ...all("added", after.slice(j))];
}

/** The lines of two texts, by their longest common subsequence; empty lines are left out. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [before, after].map((text) => text.split("\n").filter((line) => line.trim() !== "")) as [
    string[],
    string[],
  ];
  const start = sameStart(old, now);
  const [oldRest, nowRest] = [old.slice(start), now.slice(start)];
  const end = sameStart(oldRest.toReversed(), nowRest.toReversed());
  return [
    ...all("same", old.slice(0, start)),
    ...middle(oldRest.slice(0, oldRest.length - end), nowRest.slice(0, nowRest.length - end)),
    ...all("same", oldRest.slice(oldRest.length - end)),
  ];
}
