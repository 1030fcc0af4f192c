import { readFileSync } from "node:fs";

const MANIFEST = ".next/app-path-routes-manifest.json";

/** The routes of the build, for the names of measurements; none in development. */
export function readRoutes(): string[] {
  try {
    return Object.values(JSON.parse(readFileSync(MANIFEST, "utf8")) as Record<string, string>);
  } catch {
    return [];
  }
}
