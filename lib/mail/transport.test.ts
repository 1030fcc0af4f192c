import { expect, it } from "vitest";
import { mailTransport } from "./transport.ts";

it("refuses to start without a way to send mail, and says which settings there are", () => {
  expect(() => mailTransport({})).toThrow(
    "Mail needs exactly one of RESEND_API_KEY, SMTP_URL and LOCAL_SMTP_PORT; set: none.",
  );
});

it("refuses to start with two, and names them", () => {
  expect(() => mailTransport({ RESEND_API_KEY: "re_test", LOCAL_SMTP_PORT: 1025 })).toThrow(
    "set: RESEND_API_KEY and LOCAL_SMTP_PORT.",
  );
});

it.each([{ RESEND_API_KEY: "re_test" }, { SMTP_URL: "smtp://mail.example" }, { LOCAL_SMTP_PORT: 1025 }])(
  "takes the one that is set: %j",
  (settings) => {
    expect(mailTransport(settings).send).toBeTypeOf("function");
  },
);

it("takes an empty setting as not set", () => {
  expect(() => mailTransport({ RESEND_API_KEY: "", SMTP_URL: "" })).toThrow(/set: none/);
});
