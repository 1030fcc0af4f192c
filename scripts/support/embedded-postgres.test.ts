import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { freePort, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { SettingsError } from "./settings.ts";

const made: string[] = [];

/** As `mktemp -d` makes it: only its owner may enter. */
function closedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kenpo-portal-closed-"));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made) {
    const data = join(folder, "data", "postgres");
    if (lstatSync(data).isSymbolicLink()) rmSync(dirname(readlinkSync(data)), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

async function answer(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ text: string }>("select current_database() as text");
  await client.end();
  return rows[0]?.text;
}

describe("the embedded database", () => {
  test("says that it was killed, and is then stopped already", async () => {
    const dataDir = join(closedFolder(), "data");
    mkdirSync(dataDir);
    const { ended, stop } = await startEmbeddedPostgres(dataDir, "secret");
    const [pid] = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
    expect(await ended).toBe("signal SIGKILL");
    await stop();
  });

  test("starts under a folder that only its owner may enter, and keeps its data there or behind a link", async () => {
    const dataDir = join(closedFolder(), "data");
    mkdirSync(dataDir);
    const first = await startEmbeddedPostgres(dataDir, "secret");
    expect(await answer(first.ownerUrl)).toBe("portal");
    const joined = await startEmbeddedPostgres(dataDir, "secret");
    expect(joined.isOurs).toBe(false);
    expect(joined.ownerUrl).toBe(first.ownerUrl);
    await joined.stop();
    expect(await answer(first.ownerUrl)).toBe("portal");
    await first.stop();
    await expect(answer(first.ownerUrl)).rejects.toThrow();

    const again = await startEmbeddedPostgres(dataDir, "secret");
    expect(await answer(again.ownerUrl)).toBe("portal");
    await again.stop();
    expect(
      existsSync(join(dataDir, "postgres", "PG_VERSION")) || lstatSync(join(dataDir, "postgres")).isSymbolicLink(),
    ).toBe(true);
  });

  test("of a portal that was killed is ended and started anew, so that the next one stops it", async () => {
    const dataDir = join(closedFolder(), "data");
    mkdirSync(dataDir);
    const script = `
      import { startEmbeddedPostgres } from "./scripts/support/embedded-postgres.ts";
      await startEmbeddedPostgres(${JSON.stringify(dataDir)}, "secret");
      process.send("started");
      setInterval(() => {}, 1_000);`;
    const portal = spawn(process.execPath, ["--input-type=module", "--eval", script], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    await once(portal, "message");
    portal.kill("SIGKILL");
    await once(portal, "exit");
    const next = await startEmbeddedPostgres(dataDir, "secret");
    expect(next.isOurs).toBe(true);
    expect(await answer(next.ownerUrl)).toBe("portal");
    await next.stop();
    await expect(answer(next.ownerUrl)).rejects.toThrow();
  });

  test("that cannot start says why in one line", async () => {
    const dataDir = join(closedFolder(), "data");
    mkdirSync(dataDir);
    const { stop } = await startEmbeddedPostgres(dataDir, "secret");
    await stop();
    writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "9\n");
    const refused = startEmbeddedPostgres(dataDir, "secret");
    await expect(refused).rejects.toBeInstanceOf(SettingsError);
    await expect(refused).rejects.toThrow(
      /^The embedded PostgreSQL in \S+ does not start: .*incompatible with server$/,
    );
  });
});

test("a free port is given once, and is none of those that a system gives to who asks for any", async () => {
  const ports: number[] = [];
  for (let asked = 0; asked < 1_000; asked += 1) ports.push(await freePort());
  expect(new Set(ports).size).toBe(ports.length);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});
