import "server-only";
import { cache } from "react";
import { currentTime } from "#lib/kernel/clock.ts";

/** This request's "now", read once, so that all parts of an answer agree. */
export const requestTime = cache(currentTime);
