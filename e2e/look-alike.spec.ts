// Spec §14 case 11: the answers for known, unknown, locked and disabled members are byte-equal.
import type { APIRequestContext } from "@playwright/test";
import { expect, type PortalDatabase, type PortalMember, test } from "./fixtures.ts";

const slug = "daiwa-demo";

type Answer = { status: number; headers: Record<string, string>; body: string };

/** A browser without JavaScript at one form: posts it, and returns the answer without what differs in every answer. */
async function openForm(request: APIRequestContext, insurer: string, path: string) {
  const { host, port } = new URL(insurer);
  const url = `http://127.0.0.1:${port}${path}`;
  const headers = { host, origin: insurer };
  const page = await (await request.get(url, { headers })).text();
  // The fields that name the form's action.
  const fields = [...page.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?\/>/g)];
  const named = Object.fromEntries(
    fields.map(([, name, value = ""]) => [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")]),
  );
  // Each post comes from a browser of its own: one counts what was refused in it (lib/web/cookies/refusals-cookie.ts).
  const fresh = { ...headers, cookie: "cookies=1" };
  return async (typed: Record<string, string>): Promise<Answer> => {
    const response = await request.post(url, { multipart: { ...named, ...typed }, headers: fresh, maxRedirects: 0 });
    const { date, "content-security-policy": policy = "", ...received } = response.headers();
    const nonce = policy.match(/'nonce-([^']+)'/)?.[1] ?? "no nonce";
    // What was typed comes back in its field.
    const texts = [[nonce, "NONCE"], ...Object.entries(typed).map(([name, value]) => [value, name])];
    const body = texts.reduce((text, [from = "", to = ""]) => text.replaceAll(from, to), await response.text());
    // A cookie's end is a moment, as `date` is.
    const plain = (value: string) => value.replaceAll(nonce, "NONCE").replaceAll(/Expires=[^;]+/g, "Expires=THEN");
    const headersOf = Object.entries(received).map(([name, value]) => [name, plain(value)]);
    return { status: response.status(), headers: Object.fromEntries(headersOf), body };
  };
}

function lock({ inInsurer }: PortalDatabase, { insurer, member: { insurerId, id } }: PortalMember) {
  const guard = { insurerId, memberId: id, authenticator: "password", misses: 50, disabledAt: new Date() } as const;
  return inInsurer(insurer, (tx) => tx.authenticatorGuard.create({ data: guard }));
}

test("ログイン：違うパスワード・登録なし・ロック中・利用停止・仮パスワードのままの返事は、1バイトも違わない", async ({
  request,
  insurer,
  member,
  database,
}) => {
  const locked = await member({ insurer: slug, upTo: "totp" });
  await lock(database, locked);
  const answer = await openForm(request, insurer(slug), "/login");
  const wrong = "machigai-2345";
  const known = await member({ insurer: slug, upTo: "totp" });
  const first = await answer({ loginId: known.loginId, password: wrong });
  expect(first.body).toContain("無効なユーザIDまたはパスワードです。");
  const others = {
    unknown: "n123456789",
    locked: locked.loginId,
    disabled: (await member({ insurer: slug, upTo: "totp", state: "disabled" })).loginId,
    temporary: (await member({ insurer: slug, upTo: "temporary" })).loginId,
  };
  for (const [kind, loginId] of Object.entries(others)) {
    expect(await answer({ loginId, password: wrong }), kind).toEqual(first);
  }
  expect(await answer({ loginId: locked.loginId, password: locked.password }), "the right password").toEqual(first);
});

test("パスワードを忘れた方：登録のある・ない・止まっているユーザIDへの返事は、1バイトも違わない", async ({
  request,
  insurer,
  member,
}) => {
  const answer = await openForm(request, insurer(slug), "/forgot-password");
  const first = await answer({ loginId: (await member({ insurer: slug, upTo: "totp" })).loginId });
  expect(first.status).toBe(303);
  expect(first.headers.location).toContain("/login?sent=password");
  for (const state of ["active", "disabled"] as const) {
    const { loginId } = await member({ insurer: slug, upTo: "temporary", state });
    expect(await answer({ loginId })).toEqual(first);
  }
  expect(await answer({ loginId: "n123456789" })).toEqual(first);
});

test("ユーザIDを忘れた方：登録のある・ない組み合わせへの返事は、1バイトも違わない", async ({
  request,
  insurer,
  member,
}) => {
  const answer = await openForm(request, insurer(slug), "/forgot-login-id");
  const email = (await member({ insurer: slug, upTo: "totp" })).member.email ?? "";
  const first = await answer({ birthDate: "19790822", email });
  expect(first.headers.location).toContain("/login?sent=login-id");
  expect(await answer({ birthDate: "19790823", email })).toEqual(first);
  expect(await answer({ birthDate: "19790822", email: "dareka@example.jp" })).toEqual(first);
});
