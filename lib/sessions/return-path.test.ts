import { globSync } from "node:fs";
import { dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { processorMilliseconds } from "#lib/testing/processor-time.ts";
import { RETURN_PATHS, type ReturnPath, readReturnTo } from "./return-path.ts";

const ID = "01a1fdd9-a5ca-72a3-878b-aff63f8f32a9";

/** The pages to which no login returns, and why. */
const NO_RETURN: Record<string, string> = {
  "/settings/other-member": "the form was somebody else's; it leads to the top",
  "/settings/terms": "comes between, and takes the way back along",
  "/settings/terms/refused": "shown after the logout",
};

const SETTINGS = "app/(settings)";
/** The parts of it that are pages of a member who is logged in. */
const PARTS = "{settings,eligibility}";
const folders = globSync(`${SETTINGS}/${PARTS}/**/page.tsx`).map((file) => dirname(file).slice(SETTINGS.length));
const pages = folders.flatMap((folder) =>
  folder.includes("[kind]") ? ["totp", "passkey"].map((kind) => folder.replace("[kind]", kind)) : [folder],
);
const CONSOLE = "app/(console)";
const consolePages = globSync(`${CONSOLE}/*/**/page.tsx`)
  .map((file) => dirname(file).slice(CONSOLE.length))
  .filter((page) => page !== "/not-allowed")
  .map((page) => page.replace("[id]", ID).replace(/\[\w+\]/, "stop"));
/** Every path to return to. */
const ALLOWED = [
  "/",
  ...pages.filter((page) => !(page in NO_RETURN)).map((page) => page.replace("[id]", ID)),
  ...pages.filter((page) => page.endsWith("/new")).map((page) => `${page}?use=1`),
  ...consolePages,
];

const CREDENTIAL_PATH = /^\/settings\/sign-in\/(totp|passkey)\/[0-9a-f-]{36}\/(delete|rename)$/;

const CONSOLE_PATH = /^\/[a-z-]+(\/([a-z][A-Za-z-]+|[1-9]\d*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}))*$/;

/** Characters that a browser or server may drop, or take for a slash or the end of a path. */
const TROUBLE = [
  ...[
    "/",
    "//",
    "\\",
    "\t",
    "\n",
    "\r\n",
    "\0",
    " ",
    "　",
    "\u200b",
    "\u202e",
    "．",
    "／",
    ".",
    "..",
    "/../",
    ";",
    "@",
  ],
  ...["%2f", "%2F", "%5c", "%00", "%0a", "%0d%0a", "%09", "%2e%2e", "%252f", "?", "?to=/", "#", "#x", "&", "?use=1"],
  ...[
    "https:",
    "HTTPS://",
    "javascript:",
    "JavaScript:alert(1)//",
    "data:text/html,",
    "//evil.example",
    "\\\\evil.example",
  ],
];

const trouble = fc.constantFrom(...TROUBLE);
const allowed = fc.constantFrom(...ALLOWED);

describe("the way back after a login (spec §5.9, §14 case 15)", () => {
  test.each(ALLOWED)("%s is one", (path) => {
    expect(readReturnTo(path)).toBe(path);
  });

  test("leads to a page that exists, and to every page but those with a reason", () => {
    expect(ALLOWED).toEqual(expect.arrayContaining([...RETURN_PATHS]));
    expect(Object.keys(NO_RETURN).filter((page) => !pages.includes(page) || readReturnTo(page))).toEqual([]);
  });

  test("is a type: a page that is missing from the list does not compile", () => {
    expectTypeOf<"/settings/profile">().toExtend<ReturnPath>();
    expectTypeOf<`/settings/sign-in/totp/${string}/delete`>().toExtend<ReturnPath>();
    expectTypeOf<"/settings/family">().not.toExtend<ReturnPath>();
    expectTypeOf<string>().not.toExtend<ReturnPath>();
  });

  test.each([
    ...[
      "",
      " ",
      "settings/profile",
      "//",
      "///",
      "/\\",
      "\\/",
      "//evil.example",
      "/\\evil.example",
      "\\\\evil.example",
    ],
    ...[
      "/\t/evil.example",
      "/\n/evil.example",
      "\t//evil.example",
      "/ /evil.example",
      "/%2fevil.example",
      "/%5cevil.example",
    ],
    ...[
      "https://evil.example/settings/profile",
      "HTTPS:evil.example",
      "https:/settings/profile",
      "javascript:alert(1)",
    ],
    ...[
      "JaVaScRiPt:alert(1)",
      " javascript:alert(1)",
      "java\nscript:alert(1)",
      "data:text/html,<script>",
      "blob:x",
      "ftp://x",
    ],
    ...[
      "https://minato.localhost/settings/profile",
      "//minato.localhost/",
      "/@minato.localhost",
      "https:minato.localhost",
    ],
    ...[
      "/%2fsettings/profile",
      "%2fsettings%2fprofile",
      "/settings%2fprofile",
      "/settings%2Fprofile",
      "/settings%252fprofile",
    ],
    ...["/Settings/profile", "/SETTINGS/PROFILE", "/settings/profile/", "//settings/profile", "/settings//profile"],
    ...["/settings/profile\n", "/settings/profile\r\nSet-Cookie: a=b", "/settings/profile\0", "/settings/./profile"],
    ...[
      "/settings/profile?to=//evil.example",
      "/settings/profile#x",
      "/settings/profile;x",
      "/settings/../settings/profile",
    ],
    ...[
      "/login",
      "/logout",
      "/reset-password?token=x",
      "/confirm-email?token=x",
      "/api/auth/session",
      "/settings",
      "/settings/",
    ],
    ...["/settings/sign-in/totp/new?use=2", "/settings/sign-in/totp/new?use=1&x", "/settings/sign-in/password?use=1"],
    ...[
      `/settings/sign-in/totp/${ID}`,
      `/settings/sign-in/totp/${ID}/delete\n`,
      `/settings/sign-in/totp/${ID}/delete/`,
    ],
    ...[
      `/settings/sign-in/totp/${ID.toUpperCase()}X/delete`,
      `/settings/sign-in/email/${ID}/delete`,
      `\n/settings/profile`,
    ],
    ...[
      `/settings/sign-in/totp/../${ID}/delete`,
      "/settings/sign-in/totp//delete",
      `/x/settings/sign-in/totp/${ID}/delete`,
    ],
  ])("%j is none", (text) => {
    expect(readReturnTo(text)).toBeNull();
  });

  test.each([
    ...[undefined, null, 0, 1, true, {}, [], ["/"], ["/settings/profile"], ["/", "/"], [["/"]]],
    ...[{ toString: () => "/" }, new String("/"), new URL("https://evil.example/"), new File([], "/")],
  ])("what is no text is none: %j", (value) => {
    expect(readReturnTo(value)).toBeNull();
  });

  test("a path of a million characters is refused at once", () => {
    const long = "/settings/sign-in/totp/".padEnd(1_000_000, "0-");
    let read: unknown;
    const milliseconds = processorMilliseconds(() => {
      read = [long, `${long}/delete`, "/".repeat(1_000_000)].map(readReturnTo);
    });
    expect(read).toEqual([null, null, null]);
    expect(milliseconds).toBeLessThan(200);
  });

  test("whatever is put before, into or behind an allowed path, only an allowed one passes", () => {
    const spoilt = fc
      .tuple(allowed, fc.array(fc.tuple(trouble, fc.nat(80)), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([path, additions, isUpper]) => {
        const text = additions.reduce((at, [text, place]) => at.slice(0, place) + text + at.slice(place), path);
        return isUpper ? text.toUpperCase() : text;
      });
    const anything = fc.oneof(spoilt, fc.string({ unit: "binary" }), fc.anything());
    fc.assert(
      fc.property(anything, (given) => {
        const path = readReturnTo(given);
        if (path === null) return;
        expect(path).toBe(given);
        expect([CREDENTIAL_PATH, CONSOLE_PATH].some((shape) => shape.test(path)) || ALLOWED.includes(path)).toBe(true);
        // A browser stays at the insurer's host and at this path.
        const { origin, pathname, search } = new URL(path, "https://aozora.example");
        expect(origin + pathname + search).toBe(`https://aozora.example${path}`);
      }),
      { numRuns: 2_000 },
    );
  });
});
