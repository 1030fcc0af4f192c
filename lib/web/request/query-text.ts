// Browser-safe: text in, text out.

/** What one parameter of an address says; nothing where it is missing, or named twice, which no link of ours does. */
export function queryText(value: string | string[] | undefined): string {
  return typeof value === "string" ? value : "";
}
