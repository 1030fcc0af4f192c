import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ServerVariables } from "./server-variables.ts";

/** Runs `npm run portal -- …` beside the server. @returns its output */
export async function portalCommand(variables: ServerVariables, ...args: string[]): Promise<string> {
  // As in an operator's terminal: the fixture `database` has left the address that it opened.
  const env = { ...process.env, ...variables, PORTAL_DATABASE_URL: "" };
  const command = ["--conditions=react-server", "scripts/portal.ts", ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  return stdout;
}

/** An insurer for one test, at `http://<slug>.localhost`. */
export async function createInsurer(
  variables: ServerVariables,
  { slug, policy }: { slug: string; policy: Record<string, unknown> },
): Promise<void> {
  const branding = {
    keyColor: "#1a5fb4",
    tintColor: "#eef4fc",
    monogram: "試",
    contactName: "試験健康保険組合 窓口",
    contactPhone: "03-0000-0000",
    contactHours: "平日 9:00～17:00",
    contactAddress: "東京都千代田区1-1",
  };
  const names = { slug, host: `${slug}.localhost`, name: "試験健康保険組合", shortName: "試験健保" };
  const folder = await mkdtemp(join(tmpdir(), "kenpo-portal-insurer-"));
  try {
    const file = join(folder, "insurer.json");
    await writeFile(
      file,
      JSON.stringify({ ...names, policy: { ...policy, branding }, terms: "# 利用規約\n\n規約です。" }),
    );
    await portalCommand(variables, "insurers", "create", file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
