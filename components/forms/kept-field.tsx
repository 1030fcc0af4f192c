"use client";
import { useField } from "#components/ui/form-context.ts";

/** What the action's answer has noted of this form, posted back with it. */
export function KeptField({ name }: { name: string }) {
  return <input type="hidden" name={name} value={useField(name).keptValue ?? ""} readOnly />;
}
