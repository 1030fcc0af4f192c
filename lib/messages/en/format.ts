import type { Messages } from "../messages.ts";

const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Tokyo",
  calendar: "gregory",
  numberingSystem: "latn",
  year: "numeric",
  month: "long",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function parts(moment: Date): Record<string, string> {
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

const clock = ({ hour, minute }: Record<string, string>) => `${hour}:${minute}`;
const day = ({ year, month, day: date }: Record<string, string>) => `${date} ${month} ${year}`;

/** Readers of English may be abroad: a deadline names its time zone. */
const IN_JAPAN = "(Japan time)";

export const formats: Messages["formats"] = {
  /** “14:35 (Japan time)” */
  time: (moment) => `${clock(parts(moment))} ${IN_JAPAN}`,
  /** “17 March 2025” */
  date: (moment) => day(parts(moment)),
  /** “17 March 2025, 13:38” */
  dateTime: (moment) => {
    const read = parts(moment);
    return `${day(read)}, ${clock(read)}`;
  },
  /** “17 March 2025, 13:38 (Japan time)” */
  deadline: (moment) => {
    const read = parts(moment);
    return `${day(read)}, ${clock(read)} ${IN_JAPAN}`;
  },
};
