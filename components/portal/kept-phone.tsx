"use client";
import { useEffect } from "react";

const KEY = "phone";

/** Stores the insurer's telephone number for the failure page, which has no insurer. */
export function KeepPhone({ phone }: { phone: string }) {
  useEffect(() => {
    try {
      sessionStorage.setItem(KEY, phone);
    } catch {
      // A browser without storage shows that page without the number.
    }
  }, [phone]);
  return null;
}

/** The stored number; null before the first page of this tab, and on the server. */
export function keptPhone(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
