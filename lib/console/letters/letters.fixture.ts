import { inTransaction } from "#lib/db/in-transaction.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { makeContext } from "#lib/testing/make-insurer.ts";
import { type MemberOptions, makeMember } from "#lib/testing/make-member.ts";
import { type ClerkVerb, runAsClerk } from "../access/clerk-verb.ts";
import { letterPages } from "./letter-document.ts";
import type { NewOrder } from "./order-letters.ts";
import { orderLetters } from "./order-letters.ts";
import { writeDocument } from "./write-document.ts";
import { claimLetters } from "./write-letters.ts";

type Row = { symbol?: string; number?: string; branch?: string; kind?: "insured" | "dependent" } & {
  name?: string;
  postalCode?: string | null;
  postalAddress?: string | null;
  postalBuilding?: string | null;
  qualifiedOn?: Date;
};

/** A member before the first login, with these columns. */
export async function memberWith(insurer: Insurer, row: Row, options: Partial<MemberOptions> = {}) {
  const person = await makeMember(insurer, { upTo: "temporary", ...options });
  const where = { insurerId_id: { insurerId: insurer.id, id: person.member.id } };
  const member = await inTransaction(insurer.id, (tx) => tx.member.update({ where, data: row }));
  return { ...person, member };
}

/** A clerk at work: each call is a transaction of its own, at `now`. */
export function asClerkOf(insurer: Insurer, clerkId: string, now = makeContext(insurer).now) {
  const at = { now };
  const run = <Input, Value>(verb: ClerkVerb<Input, Value>, input: Input) =>
    runAsClerk(makeContext(insurer, { now: at.now }), clerkId, verb, input);
  const act = async <Input, Value>(verb: ClerkVerb<Input, Value>, input: Input): Promise<Value> => {
    const outcome = await run(verb, input);
    if (!outcome.ok) throw new Error("forbidden");
    return outcome.value;
  };
  const order = async (asked: Partial<NewOrder> & Pick<NewOrder, "target">): Promise<string> => {
    const made = await act(orderLetters, { delivery: "paper", unit: "person", reissuesFinished: false, ...asked });
    if (!made.ok) throw new Error(made.code);
    return made.value;
  };
  const document = (orderId: string) => documentOf(insurer, orderId, { act, run, now: at.now });
  return { at, run, act, order, document };
}

type Run = { act: ReturnType<typeof asClerkOf>["act"]; run: ReturnType<typeof asClerkOf>["run"]; now: Date };

/** The document as a generator of its pieces. */
async function documentOf(insurer: Insurer, orderId: string, { act, run, now }: Run) {
  const claimed = await act(claimLetters, orderId);
  if (!claimed.ok) throw new Error(claimed.code);
  const pages = letterPages({ insurer, today: now, nonce: "n", lead: "" });
  return writeDocument(pages, claimed.value, run);
}

/** Every piece of a document. */
export async function wholeOf(pieces: AsyncGenerator<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

/** What a sheet prints: ID and password. */
export function printedOn(html: string): { loginId: string; password: string } {
  const [loginId = "", password = ""] = [...html.matchAll(/<dd class="secret">([^<]+)<\/dd>/g)].map(
    ([, value]) => value,
  );
  return { loginId, password };
}
