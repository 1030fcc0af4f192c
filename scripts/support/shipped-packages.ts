import { readFileSync } from "node:fs";
import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

export type LockedPackage = {
  name: string;
  version: string;
  licence: string;
  ships: boolean;
  hasInstallScript: boolean;
};

/** Every package of the lock file, by its name; what only develops and tests does not ship. */
export function lockedPackages(): LockedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
  return Object.entries(packages).flatMap(([path, { version = "", license = "none", dev, hasInstallScript }]) => {
    if (path === "") return [];
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return [{ name, version, licence: license, ships: !dev, hasInstallScript: hasInstallScript ?? false }];
  });
}
