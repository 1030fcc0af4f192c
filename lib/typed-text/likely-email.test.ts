import { expect, test } from "vitest";
import { likelyEmail } from "./likely-email.ts";

test.each([
  ["hanako@gmai.com", "hanako@gmail.com"],
  ["hanako@gamil.com", "hanako@gmail.com"],
  ["hanako@gmaill.com", "hanako@gmail.com"],
  ["hanako@gmail.con", "hanako@gmail.com"],
  ["hanako@gmail.co.jp", "hanako@gmail.com"],
  ["hanako@docomo.co.jp", "hanako@docomo.ne.jp"],
  ["a..b@docmo.ne.jp", "a..b@docomo.ne.jp"],
  ["hanako@yahoo.co.jpp", "hanako@yahoo.co.jp"],
  ["hanako@yahoo.ne.jp", "hanako@yahoo.co.jp"],
  ["hanako@iclould.com", "hanako@icloud.com"],
  ["hanako@kenpo-family.con", "hanako@kenpo-family.com"],
])("%s was probably meant as %s", (typed, meant) => {
  expect(likelyEmail(typed)).toBe(meant);
});

test.each([
  "hanako@gmail.com",
  "hanako@docomo.ne.jp",
  "hanako@yahoo.co.jp",
  "hanako@ymail.com",
  "hanako@mail.com",
  "hanako@example.jp",
  "hanako@icom.example.com",
  "hanako@softbank.jp",
])("%s is left alone", (typed) => {
  expect(likelyEmail(typed)).toBeNull();
});
