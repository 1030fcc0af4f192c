"use client";
import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** False on the server and until JavaScript runs: for controls that need it. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
