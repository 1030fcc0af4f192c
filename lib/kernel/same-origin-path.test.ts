import { expect, test } from "vitest";
import { sameOriginPath } from "./same-origin-path.ts";

const ORIGIN = "https://www.aozora.example";

test.each([
  [`${ORIGIN}/login/terms`, "/login/terms"],
  [`${ORIGIN}/login?to=%2Fsettings%2Fprofile`, "/login?to=%2Fsettings%2Fprofile"],
  [`${ORIGIN}/help#mail`, "/help"],
  [`${ORIGIN}:443/login`, "/login"],
  [`${ORIGIN}/a/../login`, "/login"],
  [`${ORIGIN}/?to=//evil.example`, "/?to=//evil.example"],
])("%s is a page of the portal", (url, path) => expect(sameOriginPath(url, ORIGIN)).toBe(path));

test.each([
  null,
  "",
  "about:blank",
  "null",
  "/login",
  "//evil.example/login",
  "https://evil.example/login",
  "http://www.aozora.example/login",
  "https://www.aozora.example:8443/login",
  "https://www.aozora.example.evil.example/login",
  "https://www.aozora.example@evil.example/login",
  "https://someone@www.aozora.example/login",
  "javascript:alert(1)",
  "data:text/html,login",
  `${ORIGIN}//evil.example`,
  `${ORIGIN}/\\evil.example`,
  `${ORIGIN}/.//evil.example`,
  `blob:${ORIGIN}/2b7b0b1e-0000-0000-0000-000000000000`,
])("%j leads to the top", (url) => expect(sameOriginPath(url, ORIGIN)).toBe("/"));
