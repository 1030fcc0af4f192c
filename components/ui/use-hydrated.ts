"use client";
import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** False on the server and until JavaScript runs: a control that needs it stays away until then. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
