import "server-only";

/** What a row of the check is filed under, in the order of the screen. */
export const ROW_KINDS = ["created", "updated", "restored", "disabled", "unchanged", "bad"] as const;
export type RowKind = (typeof ROW_KINDS)[number];
