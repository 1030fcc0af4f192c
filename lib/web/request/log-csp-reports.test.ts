import { expect, test } from "vitest";
import { mayLog } from "#lib/kernel/log.ts";
import { logCspReports, readCspReports } from "./log-csp-reports.ts";

const page = "https://minato.example/confirm-email?token=himitsu#x";

test("what report-uri and report-to send: the directive, what was refused, the page without its token", () => {
  const single = {
    "csp-report": { "document-uri": page, "effective-directive": "script-src-elem", "blocked-uri": "inline", x: 1 },
  };
  expect(readCspReports(JSON.stringify(single))).toEqual([
    { directive: "script-src-elem", blocked: "inline", page: "/confirm-email" },
  ]);
  const body = { documentURL: page, effectiveDirective: "img-src", blockedURL: "https://evil.example/a?who=me" };
  expect(readCspReports(JSON.stringify([{ type: "csp-violation", body }]))).toEqual([
    { directive: "img-src", blocked: "https://evil.example", page: "/confirm-email" },
  ]);
});

test.each([
  ["chrome-extension://abc/x.js", "chrome-extension:"],
  ["data:text/html,himitsu", "data:"],
  ["eval", "eval"],
])("%s is logged as %s", (blockedURL, blocked) => {
  const body = { documentURL: page, effectiveDirective: "script-src", blockedURL };
  expect(readCspReports(JSON.stringify([{ type: "csp-violation", body }]))).toMatchObject([{ blocked }]);
});

test("nothing that is no report, and few of many", () => {
  const body = { documentURL: page, effectiveDirective: "img-src", blockedURL: "inline" };
  const one = { type: "csp-violation", body };
  const wrong = [
    { ...one, body: { ...body, effectiveDirective: "two\nlines" } },
    { ...one, body: {} },
  ];
  for (const text of ["", "x", "[]", "{}", "null", JSON.stringify([{ type: "crash", body }]), JSON.stringify(wrong)]) {
    expect(readCspReports(text), text).toEqual([]);
  }
  expect(readCspReports(JSON.stringify(Array.from({ length: 1000 }, () => one)))).toHaveLength(5);
});

test("however many directives a stranger makes up, they are one kind of event, and hide no other", () => {
  for (let each = 0; each < 200; each += 1) {
    const directive = `made-up-${String.fromCharCode(97 + (each % 26), 97 + Math.floor(each / 26))}`;
    const body = { documentURL: page, effectiveDirective: directive, blockedURL: "inline" };
    logCspReports("minato", JSON.stringify([{ type: "csp-violation", body }]));
  }
  expect(mayLog("passkey authentication")).toBe(true);
});
