import "server-only";
import { cache } from "react";
import { currentTime } from "#lib/kernel/clock.ts";

/** The moment this request is judged at: read once, so that no two parts of an answer disagree. */
export const requestTime = cache(currentTime);
