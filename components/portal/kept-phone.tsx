"use client";
import { useEffect } from "react";

const KEY = "phone";

/** Keeps the insurer's telephone number for the page that stands in when the portal itself fails. */
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

/** The number of the insurer whose page this tab has shown; null before any, and on the server. */
export function keptPhone(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
