/** Japan has had one offset since 1951, without summer time. */
const OFFSET_MINUTES = 9 * 60;
const PATTERN = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?$/;

/**
 * Reads what a `datetime-local` control posts, as a time in Asia/Tokyo.
 * @returns null for any other text, and for a day or an hour that does not exist
 */
export function readTokyoTime(text: string): Date | null {
  const [, day, time] = PATTERN.exec(text) ?? [];
  if (!day || !time) return null;
  const moment = new Date(`${day}T${time}:00+09:00`);
  // 31 November parses to 1 December.
  return !Number.isNaN(moment.getTime()) && tokyoTime(moment) === `${day}T${time}` ? moment : null;
}

/** A moment as a `datetime-local` control shows it, in Asia/Tokyo. */
export function tokyoTime(moment: Date): string {
  return new Date(moment.getTime() + OFFSET_MINUTES * 60_000).toISOString().slice(0, 16);
}
