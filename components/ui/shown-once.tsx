"use client";
import { useEffect } from "react";

/** Takes the query off the address, so that what it says of the page before is not said again after a reload. */
export function ShownOnce() {
  useEffect(() => history.replaceState(history.state, "", location.pathname), []);
  return null;
}
