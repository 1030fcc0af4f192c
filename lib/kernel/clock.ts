import "server-only";

/** The only source of "now". The edge reads it once for each request; verbs get it as RequestContext.now. */
export function currentTime(): Date {
  return new Date();
}

export function addSeconds(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}

export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 60 * MINUTE_SECONDS;
export const DAY_SECONDS = 24 * HOUR_SECONDS;
