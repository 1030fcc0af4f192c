"use client";
import type { ChangeEvent } from "react";
import { MAX_IMPORT_MEGABYTES } from "#lib/kernel/limits.ts";

/** The file, refused before it is sent when it is too large; the server refuses it again. */
export function FileField({ tooLarge }: { tooLarge: string }) {
  const judge = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const size = input.files?.[0]?.size ?? 0;
    input.setCustomValidity(size > MAX_IMPORT_MEGABYTES * 1024 * 1024 ? tooLarge : "");
    input.reportValidity();
  };
  return (
    <input
      id="file"
      name="file"
      type="file"
      required
      onChange={judge}
      aria-describedby="file-hint"
      accept=".xlsx,.csv,.tsv,.txt"
      className="mt-2 block w-full rounded-8 border border-solid-gray-500 bg-white p-3 file:mr-4 file:min-h-11 file:rounded-6 file:border file:border-solid-gray-500 file:bg-solid-gray-50 file:px-4"
    />
  );
}
