// Browser-safe: text in, text out.

/** A parameter of an address, as Next.js gives it: named twice it is a list. */
export type QueryValue = string | string[] | undefined;

/** What one parameter says; nothing where it is missing, or named twice, which no link of ours does. */
export function queryText(value: QueryValue): string {
  return typeof value === "string" ? value : "";
}
