import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { resendTransport } from "./resend-transport.ts";

const MAIL = {
  messageId: "<1@portal.example>",
  from: { name: '試験"\\健保', address: "no-reply@portal.example" },
  to: "taro@example.jp",
  subject: "件名",
  text: "123456\n",
  html: "<p>123456</p>",
};

let vendor: Server;
let answer = { status: 200, body: {} };
let requests: { headers: IncomingHttpHeaders; body: unknown }[] = [];

beforeAll(async () => {
  vendor = createServer(async (request, response) => {
    requests.push({ headers: request.headers, body: await json(request) });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((fulfil) => vendor.listen(0, "127.0.0.1", fulfil));
});

beforeEach(() => {
  requests = [];
});

afterAll(() => new Promise((fulfil) => vendor.close(fulfil)));

const transport = () => resendTransport("re_test", `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`);

it("hands the mail over once: a second try carries the same idempotency key", async () => {
  answer = { status: 200, body: { id: "1" } };
  expect(await transport().send(MAIL)).toEqual({ ok: true });
  expect(await transport().send(MAIL)).toEqual({ ok: true });
  const keys = requests.map(({ headers }) => headers["idempotency-key"]);
  expect(keys).toEqual([MAIL.messageId, MAIL.messageId]);
  expect(requests[0]?.body).toMatchObject({
    from: '"試験健保" <no-reply@portal.example>',
    to: ["taro@example.jp"],
    text: "123456\n",
  });
});

it("an old address of a carrier goes quoted", async () => {
  answer = { status: 200, body: { id: "1" } };
  await transport().send({ ...MAIL, to: "hanako..46@docomo.ne.jp" });
  expect(requests.at(-1)?.body).toMatchObject({ to: ['"hanako..46"@docomo.ne.jp'] });
});

it.each([
  [429, "rate_limit_exceeded", "deferred"],
  [500, "internal_server_error", "unavailable"],
  [403, "invalid_api_key", "unavailable"],
  [422, "validation_error", "refused"],
])("an answer %i %s is %s", async (status, name, code) => {
  answer = { status, body: { name, statusCode: status, message: "taro@example.jp" } };
  expect(await transport().send(MAIL)).toEqual({ ok: false, code, reason: name });
});

it("a vendor that cannot be reached is worth another try", async () => {
  expect(await resendTransport("re_test", "http://127.0.0.1:9").send(MAIL)).toMatchObject({
    ok: false,
    code: "unavailable",
  });
});
