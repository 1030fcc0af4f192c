import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LAYERS, layerRules } from "./layers.ts";

const rooms = LAYERS.flatMap((row, rank) =>
  row.map((room: string) => ({
    room,
    below: LAYERS.slice(0, rank).flat() as string[],
    /** The room's own row, every higher one, and what is no room of the product. */
    hidden: [...LAYERS.slice(rank).flat(), "testing"].filter((other) => other !== room),
  })),
);

type Import = [place: string, module: string];

/** Every forbidden import of a room of lib: by its name, and by relative paths from the room and a folder inside. */
const wrongWay = ({ room, hidden }: { room: string; hidden: readonly string[] }): Import[] => [
  ...hidden.flatMap((other): Import[] => [
    [`lib/${room}`, `#lib/${other}/thing.ts`],
    [`lib/${room}`, `../${other}/thing.ts`],
    [`lib/${room}/inner`, `#lib/${other}/thing.ts`],
    [`lib/${room}/inner`, `../../${other}/thing.ts`],
  ]),
  ...["components/ui/card.tsx", "app/layout.tsx", "scripts/support/settings.ts", "prisma/prepare.ts"].flatMap(
    (path): Import[] => [
      [`lib/${room}`, `#${path}`],
      [`lib/${room}`, `../../${path}`],
      [`lib/${room}/inner`, `../../../${path}`],
    ],
  ),
];

const rightWay = ({ room, below }: { room: string; below: readonly string[] }): Import[] => [
  ...below.map((other): Import => [`lib/${room}`, `#lib/${other}/thing.ts`]),
  [`lib/${room}`, `./thing.ts`],
  [`lib/${room}`, `./inner/thing.ts`],
  [`lib/${room}/inner`, `../thing.ts`],
];

const ELSEWHERE: Import[] = [
  ["lib/members", "../mail/queue-mail.ts"],
  ["lib/members/import", "../../mail/queue-mail.ts"],
  ["components/ui", "#app/layout.tsx"],
  ["components/login", "#lib/web/cookies/login-cookies.ts"],
  ["components/login", "#lib/db/client.ts"],
  ["components/ui", "../../lib/db/client.ts"],
  ["components/ui", "../../lib/typed-text/kana.ts"],
  ["components/ui", "../login/login-footer.tsx"],
  ["components/ui/inner", "../../../lib/db/client.ts"],
  ["app", "#lib/db/client.ts"],
  ["app", "#scripts/support/settings.ts"],
  ["app", "#prisma/prepare.ts"],
  ["app", "#lib/testing/make-member.ts"],
  ["app", "../lib/db/client.ts"],
  ["app", "../scripts/support/settings.ts"],
  ["app/(login)/login", "../../../lib/db/client.ts"],
  ["app/(login)/login", "../../../components/ui/card.tsx"],
  ["app/(login)/login", "../../../prisma/prepare.ts"],
];

const ALLOWED: Import[] = [
  ["lib/messages", "#lib/kernel/limits.ts"],
  ["lib/web", "#lib/login-flow/next-step.ts"],
  ["lib/web", "#lib/edge/pending-answer.ts"],
  ["components/login", "#lib/login-flow/next-step.ts"],
  ["components/login", "./login-footer.tsx"],
  ["app/(login)/login", "#lib/login-flow/next-step.ts"],
  ["app/(login)/login/otp", "../actions.ts"],
];

const planted = [...rooms.flatMap((each) => [...wrongWay(each), ...rightWay(each)]), ...ELSEWHERE, ...ALLOWED];

function fileOf([place, module]: Import) {
  return `${place}/planted-${module.replaceAll("../", "up-").replaceAll(/\W+/g, "-")}.ts`;
}

let folder: string;
/** `file rule` of every finding. */
let findings: Set<string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kenpo-portal-lint-"));
  const write = (path: string, source: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  };
  for (const each of planted) {
    write(fileOf(each), `import { thing } from "${each[1]}";\n\nexport const used = thing;\n`);
  }
  for (const path of ["lib/kernel/env.ts", "lib/mail/env.ts", "app/env.ts", "components/ui/env.tsx"]) {
    write(path, "export const value = process.env.SECRET;\n");
  }
  for (const file of ["biome.json", "biome.layers.json"]) copyFileSync(file, join(folder, file));
  const { stdout } = spawnSync(
    process.execPath,
    [
      resolve("node_modules/@biomejs/biome/bin/biome"),
      "lint",
      "--vcs-enabled=false",
      "--reporter=github",
      "--max-diagnostics=none",
    ],
    { cwd: folder, encoding: "utf8" },
  );
  findings = new Set(
    [...stdout.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+)/g)].map(
      ([, rule, file]) => `${file?.slice(realpathSync(folder).length + 1)} ${rule}`,
    ),
  );
});

const isRefused = (each: Import) => findings.has(`${fileOf(each)} noRestrictedImports`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("imports go one way (docs/architecture.md, Layers)", () => {
  test("every folder of lib is a room of the layers", () => {
    const folders = readdirSync("lib").filter((name) => name !== "testing");
    expect(rooms.map(({ room }) => room).sort()).toEqual(folders.sort());
  });

  test("the linter's rules are those of the layers: npm run layers", () => {
    expect(readFileSync("biome.layers.json", "utf8")).toBe(layerRules());
  });

  test.each(rooms)("lib/$room imports lower rooms and itself, and nothing else", (each) => {
    expect(wrongWay(each).filter((one) => !isRefused(one))).toEqual([]);
    expect(rightWay(each).filter(isRefused)).toEqual([]);
  });

  test.each(ELSEWHERE)("%s may not import %s", (...each) => {
    expect(isRefused(each)).toBe(true);
  });

  test.each(ALLOWED)("%s may import %s", (...each) => {
    expect(isRefused(each)).toBe(false);
  });

  test("process.env is read in lib/kernel/env.ts and nowhere else in the product", () => {
    expect(findings).not.toContain("lib/kernel/env.ts noProcessEnv");
    for (const path of ["lib/mail/env.ts", "app/env.ts", "components/ui/env.tsx"]) {
      expect(findings).toContain(`${path} noProcessEnv`);
    }
  });
});
