const TIME_ZONE = "Asia/Tokyo";

const format = new Intl.DateTimeFormat("ja-JP", {
  timeZone: TIME_ZONE,
  calendar: "gregory",
  numberingSystem: "latn",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function parts(moment: Date): Record<string, string> {
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

const clock = ({ hour, minute }: Record<string, string>) => `${Number(hour)}時${minute}分`;
const day = ({ year, month, day: date }: Record<string, string>) => `${year}年${month}月${date}日`;

/** Moments in Japan's time; seconds are cut, never rounded up. */
export const formats = {
  /** The end of something today: 「14時35分」. */
  time: (moment: Date) => clock(parts(moment)),
  /** 「2025年3月17日」 */
  date: (moment: Date) => day(parts(moment)),
  /** 「2025年3月17日 13:38」, as the manuals print it (spec §13). */
  dateTime: (moment: Date) => {
    const read = parts(moment);
    return `${day(read)} ${read.hour}:${read.minute}`;
  },
  /** The end of something in a mail: 「2025年3月17日 13時38分」. */
  deadline: (moment: Date) => {
    const read = parts(moment);
    return `${day(read)} ${clock(read)}`;
  },
};
