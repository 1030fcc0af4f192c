// Browser-safe: it counts its argument.

/** Of each kind, and kinds: a minute writes a thousand events at most, whatever strangers provoke. */
export const EVENTS_OF_KIND = 10;
export const KINDS = 100;
const WINDOW_MS = 60_000;

/**
 * Whether one more event of a kind may be logged in this minute: a flood does not fill the disk, or hide the rest
 * (ASVS 16.4.2, 13.1.2).
 * @param report called after the minute with the number of events held back, unless it is none
 */
export function eventLimit(report: (heldBack: number) => void): (kind: string) => boolean {
  const written = new Map<string, number>();
  let heldBack = 0;
  const end = () => {
    const count = heldBack;
    written.clear();
    heldBack = 0;
    if (count > 0) report(count);
  };
  return (kind) => {
    // Nobody waits for it: a process ends without it.
    if (written.size === 0) setTimeout(end, WINDOW_MS).unref();
    const before = written.get(kind) ?? 0;
    if (before >= EVENTS_OF_KIND || (before === 0 && written.size >= KINDS)) {
      heldBack += 1;
      return false;
    }
    written.set(kind, before + 1);
    return true;
  };
}
