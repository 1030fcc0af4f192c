"use client";
import { useEffect } from "react";

let kept: string | null = null;

/** Notes the insurer's telephone number for the failure page of this document, which has no insurer. */
export function KeepPhone({ phone }: { phone: string }) {
  useEffect(() => {
    kept = phone;
  }, [phone]);
  return null;
}

/** The noted number; null where the failure is the document's first page, and on the server. */
export function keptPhone(): string | null {
  return kept;
}
