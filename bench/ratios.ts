// The portal beside Next.js alone and beside better-auth, measured in the same run.
import { type Figures, figure, printTable, type Report } from "./report.ts";

/** Which loads do the same work. */
const COMPARED: readonly { title: string; portal: string; bare?: string; betterAuth?: string }[] = [
  { title: "login", portal: "login", betterAuth: "better-auth: login" },
  {
    title: "session check",
    portal: "GET /session",
    bare: "bare Next: one SELECT",
    betterAuth: "better-auth: session",
  },
  { title: "page", portal: "GET / signed in", bare: "bare Next: a page" },
];

const FIGURES: Readonly<Record<string, (figures: Figures) => number | undefined>> = {
  "per second": ({ load }) => load.perSecond,
  "p50 ms": ({ load }) => load.p50Ms,
  "p95 ms": ({ load }) => load.p95Ms,
  "p99 ms": ({ load }) => load.p99Ms,
  "server ms": ({ server }) => server?.server,
  "database ms": ({ server }) => server?.database,
};

/** A login of the portal renders so many pages; one of better-auth none. */
const PAGES_OF_A_LOGIN = 3;

const cell = (value: number | undefined) => (value === undefined ? "–" : figure(value));
const ratio = (portal: number | undefined, other: number | undefined) =>
  portal === undefined || other === undefined || other === 0 ? "–" : `× ${(portal / other).toFixed(2)}`;

/** Rows of what was measured on both sides, at least. */
export function printRatios(report: Report) {
  const rows = COMPARED.flatMap(({ title, portal, bare = "", betterAuth = "" }) => {
    const [own, next, other] = [report[portal], report[bare], report[betterAuth]];
    if (!own || (!next && !other)) return [];
    return Object.entries(FIGURES).map(([name, of]) => {
      const [mine, nexts, others] = [of(own), next && of(next), other && of(other)];
      return [`${title}, ${name}`, cell(mine), cell(nexts), cell(others), ratio(mine, nexts), ratio(mine, others)];
    });
  });
  if (rows.length === 0) return;
  printTable(["", "portal", "bare Next", "better-auth", "portal to bare", "portal to better-auth"], rows);
  const serverMs = (name: string) => report[name]?.server?.server ?? Number.NaN;
  const withPages = serverMs("better-auth: login") + PAGES_OF_A_LOGIN * serverMs("bare Next: a page");
  const told = `better-auth's login and ${PAGES_OF_A_LOGIN} bare pages: ${figure(withPages)} server ms`;
  if (!Number.isNaN(withPages))
    console.log(`${told}; the portal's login with its pages ${ratio(serverMs("login"), withPages)}\n`);
}
