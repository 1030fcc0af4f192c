"use client";
import { useState } from "react";
import { useField } from "#components/ui/form-context.ts";

/**
 * What the action's answer has noted of this form, posted back with it. What was typed before a logout comes back with
 * the value of its time (components/portal/typed-values.ts).
 * @param first before there is an answer
 */
export function KeptField({ name, first = "" }: { name: string; first?: string }) {
  const [restored, restore] = useState<string>();
  return (
    <input
      type="hidden"
      data-kept=""
      name={name}
      value={useField(name).keptValue ?? restored ?? first}
      onInput={({ currentTarget }) => restore(currentTarget.value)}
      readOnly
    />
  );
}
