"use client";
import { useEffect } from "react";

/** Removes the query from the URL, so that a reload does not show its message again. */
export function ShownOnce() {
  useEffect(() => history.replaceState(history.state, "", location.pathname), []);
  return null;
}
