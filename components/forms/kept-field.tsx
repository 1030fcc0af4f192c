"use client";
import { useField } from "#components/ui/form-context.ts";

/** What the action's answer has noted of this form, posted back with it. @param first before there is an answer */
export function KeptField({ name, first = "" }: { name: string; first?: string }) {
  return <input type="hidden" name={name} value={useField(name).keptValue ?? first} readOnly />;
}
