import "server-only";
import type { Member } from "#lib/db/generated/client.ts";

/** Who a member is: the row's id, 記号・番号・枝番, 被保険者 or 被扶養者, and the name. */
export type Person = Pick<Member, "id" | "symbol" | "number" | "branch" | "kind" | "name" | "kana">;
