import { register } from "prom-client";
import { expect, onTestFinished, test } from "vitest";
import { requestField } from "#lib/kernel/request-id.ts";
import { createEdgeServer } from "./create-edge-server.ts";
import { send } from "./edge.fixture.ts";
import { type AnsweredRequest, observeRequests } from "./observe-requests.ts";
import { routeMatcher } from "./route-of.ts";

const ROUTES = ["/login", "/login/otp", "/orders/[id]", "/orders/[id]/run", "/files/[...path]"];
const SETTINGS = { scheme: "https", proxyHops: 0, adminHost: "admin.example", isDevelopment: false } as const;

/** An edge whose pages answer with the id of their request. */
async function startWatched(proxyHops: number) {
  const answers: (AnsweredRequest & { requestId?: string })[] = [];
  const watch = {
    routeOf: routeMatcher(ROUTES),
    proxyHops,
    onAnswer: (answered: AnsweredRequest) => void answers.push({ ...answered, ...requestField() }),
  };
  const server = createEdgeServer(
    async (_request, response) => {
      await new Promise((later) => setTimeout(later, 5));
      response.end(requestField().requestId);
    },
    { ...SETTINGS, proxyHops },
    (listener) => observeRequests(listener, watch),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0, answers };
}

test("a route is one of the build's, or a word for what is none: nobody can make up names", () => {
  const routeOf = routeMatcher(ROUTES);
  expect(
    ["/login/otp", "/orders/7", "/orders/7/run", "/files/a/b", "/_next/static/x.js", "/icon.png"].map(routeOf),
  ).toEqual(["/login/otp", "/orders/[id]", "/orders/[id]/run", "/files/[...path]", "files", "files"]);
  expect(["/oidc/auth", "/wp-admin", "/login/otp/x", "", "/orders/7/8/9"].map(routeOf)).toEqual([
    "/oidc",
    ...Array(4).fill("unknown"),
  ]);
});

test("requests are counted and timed by route and result, refused ones too; what was sent is in no label", async () => {
  register.resetMetrics();
  const { port, answers } = await startWatched(0);
  await send(port, { path: "/login?user=taro@example.jp" });
  await send(port, { path: "/orders/7c9e6679-7425-40de-944b-e07fc1f90ae7" });
  await send(port, { path: "/kenpo-taro" });
  await send(port, { path: "/login", method: "PUT" });
  expect(answers.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
    "GET /login 200",
    "GET /orders/[id] 200",
    "GET unknown 200",
    "other /login 405",
  ]);
  const text = await register.metrics();
  expect(text).toMatch(/portal_requests_total\{route="\/login",method="GET",status="200"\} 1/);
  expect(text).toMatch(/portal_request_seconds_count\{route="\/orders\/\[id\]"\} 1/);
  expect(`${text}${JSON.stringify(answers)}`).not.toMatch(/taro|7c9e6679/);
});

test("each request has an id in all lines that are written for it; a stranger's is not taken, a trusted proxy's is", async () => {
  const headers = { "x-request-id": "of-the-proxy-1" };
  const alone = await startWatched(0);
  const one = await send(alone.port, { path: "/login", headers });
  const other = await send(alone.port, { path: "/login", headers });
  expect(one.text).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set([one.text, other.text, "of-the-proxy-1"]).size).toBe(3);
  expect(alone.answers.map(({ requestId }) => requestId)).toEqual([one.text, other.text]);
  const behind = await startWatched(1);
  expect((await send(behind.port, { path: "/login", headers })).text).toBe("of-the-proxy-1");
  const bad = await send(behind.port, { path: "/login", headers: { "x-request-id": "taro@example.jp" } });
  expect(bad.text).toMatch(/^[0-9a-f-]{36}$/);
  expect(requestField()).toEqual({});
});
