import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** What a process writes that runs this after its output was made JSON. */
function linesOf(code: string) {
  const preamble = `
    import pino from "pino";
    import { writeOnlyJson } from "#lib/kernel/json-output.ts";
    writeOnlyJson(pino({ base: null, timestamp: false }));`;
  const args = ["--input-type=module-typescript", "--eval", preamble + code];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stderr).toBe("");
  return {
    status,
    events: stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { level: number; msg: string }),
  };
}

test("every event is one line of JSON, whoever writes it and however", () => {
  const { events, status } = linesOf(`
    console.log("a %s", "b", { c: 1 });
    console.warn("w"); console.error(new Error("two\\nlines")); console.debug("not shown"); console.info();
    process.stdout.write("out\\n"); process.stderr.write(Buffer.from("err"));
    process.emitWarning("careful");
    setTimeout(() => {}, 10);`);
  expect(status).toBe(0);
  expect(events.slice(0, 2)).toEqual([
    { level: 30, msg: "a b { c: 1 }" },
    { level: 40, msg: "w" },
  ]);
  expect(events[2]).toMatchObject({ level: 50, msg: expect.stringMatching(/^Error: two\nlines\n +at /) });
  const rest = events.slice(3).map(({ msg }) => msg);
  expect(rest).toEqual(["", "out", "err", expect.stringContaining("careful")]);
});

test("what a stranger puts into a message begins no line of its own (ASVS 16.4.1)", () => {
  const { events } = linesOf(`console.error('Cannot convert \\n{"level":30,"msg":"forged"}\\n to a BigInt');`);
  expect(events).toEqual([{ level: 50, msg: 'Cannot convert \n{"level":30,"msg":"forged"}\n to a BigInt' }]);
});

test("a long event is cut", () => {
  const { events } = linesOf('console.error("x".repeat(1_000_000));');
  expect(events[0]?.msg).toBe(`${"x".repeat(4_000)}…`);
});

test("a flood of one event is ten of them; another event is written beside it", () => {
  const { events } = linesOf(`
    for (let n = 0; n < 1000; n += 1) console.error(new Error("the database is gone, at the try " + n));
    console.error("something else");`);
  expect(events.filter(({ msg }) => msg.includes("the database is gone"))).toHaveLength(10);
  expect(events.at(-1)).toMatchObject({ msg: "something else" });
});

test.each([
  'Failed to find Server Action "$NAME". This request might be from an older or newer deployment.',
  "Cannot convert $NAME to a BigInt",
])("names that a stranger makes up are no kinds of their own: %s", (message) => {
  const { events } = linesOf(`
    for (let n = 0; n < 200; n += 1) {
      const name = String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26));
      console.error(new Error(${JSON.stringify(message)}.replace("$NAME", name)));
    }
    console.error("something else");`);
  expect(events).toHaveLength(11);
  expect(events.at(-1)).toMatchObject({ msg: "something else" });
});

test("what nobody caught is the last line, and the process ends with 1", () => {
  for (const end of ['throw new Error("the end");', 'Promise.reject(new Error("the end"));']) {
    const { events, status } = linesOf(`setTimeout(() => { ${end} }, 1); setTimeout(() => console.log("on"), 500);`);
    expect(status).toBe(1);
    expect(events).toMatchObject([{ level: 60, msg: expect.stringContaining("the end") }]);
  }
});
