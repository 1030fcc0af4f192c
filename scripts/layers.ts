// The layers of the product, bottom first, and the linter's rules made of them: `npm run layers` writes
// biome.layers.json after a change of this table.
import { writeFileSync } from "node:fs";

/** A room may import the rooms of the rows above its own in this list; rooms of one row do not import each other. */
export const LAYERS = [
  ["kernel", "messages"],
  ["db", "typed-text", "edge"],
  ["insurers"],
  ["audit"],
  ["one-time-tokens"],
  ["endings"],
  ["members"],
  ["mail"],
  ["sessions"],
  ["credentials"],
  ["login-flow"],
  ["email-address"],
  ["oidc", "eligibility", "embed"],
  ["settings", "operations"],
  ["console"],
  ["web", "jobs"],
] as const satisfies readonly (readonly string[])[];

/** Sentences may import the limits, which import nothing. */
const BESIDE: Record<string, string[]> = { messages: ["!#lib/kernel/limits.ts"] };

/** Components show what a page gives them: they may import what knows neither request nor database. */
const HIDDEN_FROM_COMPONENTS = ["web", "jobs", "operations", "db", "testing"];
const HIDDEN_FROM_PAGES = ["db", "jobs", "operations", "testing"];

const OUTSIDE_LIB = ["#components/**", "#app/**", "#scripts/**", "#prisma/**"];
/** From any depth of app. */
const BY_RELATIVE_PATH = ["lib", "components", "scripts", "prisma"].map((each) => `../**/${each}/**`);
const SEE = "see docs/architecture.md, Layers.";

const inLib = (rooms: readonly string[]) => rooms.map((room) => `#lib/${room}/**`);

function forbid(includes: string[], group: string[], message: string) {
  const rule = { level: "error", options: { patterns: [{ group, message: `${message}: ${SEE}` }] } };
  return { includes, linter: { rules: { style: { noRestrictedImports: rule } } } };
}

/** Twice for each room: a relative path leaves it by one step up, or by two from a folder inside. */
function roomRules(place: string, group: string[], message: string) {
  const tests = ["!**/*.test.ts", "!**/*.fixture.ts"];
  return [
    forbid([`${place}/*`, ...tests], [...group, "../**"], message),
    forbid([`${place}/*/**`, ...tests], [...group, "../../**"], message),
  ];
}

function libRules() {
  const rooms: string[] = LAYERS.flat();
  return LAYERS.flatMap((row, rank) =>
    row.flatMap((room: string) => {
      const below: string[] = LAYERS.slice(0, rank).flat();
      const hidden = [...rooms, "testing"].filter((other) => other !== room && !below.includes(other));
      return roomRules(
        `lib/${room}`,
        [...inLib(hidden), ...OUTSIDE_LIB, ...(BESIDE[room] ?? [])],
        "Imports go one way, and leave a room by #lib",
      );
    }),
  );
}

/** The text of biome.layers.json. */
export function layerRules(): string {
  const overrides = [
    ...libRules(),
    ...roomRules(
      "components/*",
      [...inLib(HIDDEN_FROM_COMPONENTS), "#app/**", "#scripts/**", "#prisma/**"],
      "Components show what a page gives them, and leave a room by #components",
    ),
    forbid(
      ["app/**"],
      [...inLib(HIDDEN_FROM_PAGES), "#scripts/**", "#prisma/**", ...BY_RELATIVE_PATH],
      "Pages and actions use the product by #lib and #components, not its tools",
    ),
  ];
  return `${JSON.stringify({ overrides }, null, 2)}\n`;
}

if (import.meta.main) writeFileSync("biome.layers.json", layerRules());
