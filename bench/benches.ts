import { openBeside } from "./beside/open.ts";
import { portalBenches } from "./measures.ts";
import type { Closers, Stage } from "./stage.ts";
import { openWalks } from "./walks/open.ts";
import type { Bench } from "./watch.ts";

/** What belongs together, in the order in which it is measured; opened when one of it is asked for. */
const GROUPS: readonly { names: readonly string[]; open: (closers: Closers, stage: Stage) => Promise<Bench[]> }[] = [
  {
    names: ["login", "top", "session", "beside", "in-process"],
    open: async (_closers, stage) => portalBenches(stage),
  },
  { names: ["passkey", "email-code", "wizard", "settings"], open: openWalks },
  { names: ["bare", "better-auth"], open: openBeside },
];

const NAMES = GROUPS.flatMap(({ names }) => names);

/** @param only names, with commas; all when not given */
export async function openBenches(closers: Closers, stage: Stage, only = NAMES.join()): Promise<Bench[]> {
  const chosen = only.split(",");
  const unknown = chosen.filter((name) => !NAMES.includes(name));
  if (unknown.length > 0) throw new Error(`no ${unknown.join(", ")}; there are ${NAMES.join(", ")}`);
  const opened: Bench[] = [];
  for (const { names, open } of GROUPS) {
    if (names.some((name) => chosen.includes(name))) opened.push(...(await open(closers, stage)));
  }
  return opened.filter(({ name }) => chosen.includes(name));
}
