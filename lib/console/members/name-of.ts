import "server-only";
import type { Member } from "#lib/db/generated/client.ts";

/** A member as a clerk reads them on a screen: 「健保 太郎　101-123-00」. */
export function nameOf({
  name,
  kana,
  symbol,
  number,
  branch,
}: Pick<Member, "name" | "kana" | "symbol" | "number" | "branch">): string {
  return `${(name ?? kana).replaceAll("\u3000", " ")}　${symbol}-${number}-${branch}`;
}
