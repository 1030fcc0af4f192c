import "server-only";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Scope } from "#lib/insurers/scope.ts";
import type { Messages } from "#lib/messages/messages.ts";

export type DoneCode = keyof Messages["done"];

/** What has just been done: a sentence of the catalogue, and the name of the thing it speaks of. */
export type Done = { code: DoneCode; name?: string };

/** What a page can say at once. A row takes no more from who posts and never looks. */
const isNotFull = Prisma.sql`coalesce(jsonb_array_length("done"), 0) < 20`;

/**
 * Lets the next page of this session say what was done. It stands in the row, in
 * the transaction of the change: no address can make the portal say it.
 */
export async function noteDone({ tx, insurerId }: Scope, sessionId: string, ...done: Done[]): Promise<void> {
  if (done.length === 0) return;
  await tx.$executeRaw`
    update "Session" set "done" = coalesce("done", '[]'::jsonb) || ${JSON.stringify(done)}::jsonb
    where "insurerId" = ${insurerId}::uuid and "id" = ${sessionId}::uuid and ${isNotFull}`;
}

/** The same for every live session of the member: the one that waits for it is not known. */
export async function noteDoneEverywhere({ tx, insurerId }: Scope, memberId: string, done: Done): Promise<void> {
  await tx.$executeRaw`
    update "Session" set "done" = coalesce("done", '[]'::jsonb) || ${JSON.stringify([done])}::jsonb
    where "insurerId" = ${insurerId}::uuid and "memberId" = ${memberId}::uuid and "endedAt" is null
      and ${isNotFull}`;
}

/** Said once: whoever reads it takes it. @returns nothing for the second of two readers */
export async function takeDone({ tx, insurerId }: Scope, sessionId: string): Promise<Done[]> {
  const [taken] = await tx.$queryRaw<{ done: Done[] | null }[]>`
    update "Session" as session set "done" = null
    from (select "id", "done" from "Session"
      where "insurerId" = ${insurerId}::uuid and "id" = ${sessionId}::uuid for update) as before
    where session."insurerId" = ${insurerId}::uuid and session."id" = before."id"
    returning before."done"`;
  return taken?.done ?? [];
}
