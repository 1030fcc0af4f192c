const TIME_ZONE = "Asia/Tokyo";

function parts(moment: Date): Record<string, string> {
  const format = new Intl.DateTimeFormat("ja-JP-u-ca-gregory", {
    timeZone: TIME_ZONE,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
}

/** 「14時35分」, Japan's time: until when something can be used today. */
export function formatTime(moment: Date): string {
  const { hour, minute } = parts(moment);
  return `${Number(hour)}時${minute}分`;
}

/** 「2025年3月17日」, Japan's day. */
export function formatDate(moment: Date): string {
  const { year, month, day } = parts(moment);
  return `${year}年${month}月${day}日`;
}

/** 「2025年3月17日 13:38」, as the manuals print it (spec §13). */
export function formatDateTime(moment: Date): string {
  const { hour, minute } = parts(moment);
  return `${formatDate(moment)} ${hour}:${minute}`;
}
