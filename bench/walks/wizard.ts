// The whole first login: from the temporary password to the portal, with an e-mail address confirmed by its mailed code,
// a password of one's own and an authenticator app.
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { makeMember, type TestMember } from "#lib/testing/make-member.ts";
import { type Answer, Browser } from "../browser.ts";
import { assertSignedIn, leadsTo } from "../log-in.ts";
import type { Mailbox } from "../mailbox.ts";
import { type Bench, watchLoad } from "../watch.ts";
import { type Place, walkSeconds } from "./place.ts";

/** Each walks once. */
const MEMBERS = 600;
const AT_ONCE = 8;
const PASSWORD = "Umi-to-Yama-2931";

type Newcomer = Pick<TestMember, "loginId" | "password" | "birthDate"> & { mailbox: Mailbox };

type Fields = Record<string, string>;

const emailOf = ({ loginId }: Newcomer) => `${loginId}@example.jp`;

/** What a newcomer types, by the page's path. */
const TYPED: Readonly<Record<string, (who: Newcomer, page: Answer) => Fields | Promise<Fields>>> = {
  "/login": ({ loginId, password }) => ({ loginId, password }),
  "/login/birth-date": ({ birthDate }) => ({ birthDate }),
  "/login/terms": () => ({ answer: "accept" }),
  "/login/email": (who) => ({ email: emailOf(who) }),
  "/login/email/confirm": async (who) => ({ code: await who.mailbox.nextCode(emailOf(who)) }),
  "/login/method": ({ loginId }) => ({ method: "totp", loginId }),
  "/login/new-password": () => ({ password: PASSWORD, confirmation: PASSWORD }),
  "/login/complete": (_, { body }) => ({ attempt: body.match(/name="attempt" value="([^"]+)"/)?.[1] ?? "" }),
  "/login/otp/register": (_, { body }) => {
    const secret = body.match(/secret=([A-Z2-7]+)/)?.[1] ?? "";
    return { code: totpCodeAt(secret, new Date()), name: "電話" };
  },
};

async function walk(browser: Browser, newcomer: Newcomer): Promise<void> {
  let path = "/login";
  for (let typed = TYPED[path]; typed; typed = TYPED[path]) {
    const page = await browser.get(path);
    path = leadsTo(await browser.submit(page, await typed(newcomer, page)));
  }
  assertSignedIn(await browser.get(path));
}

async function makeNewcomers({ insurer, stage: { mailbox } }: Place): Promise<Newcomer[]> {
  const newcomers: Newcomer[] = [];
  const makeSome = async () => {
    while (newcomers.length < MEMBERS) {
      const member = await makeMember(insurer, { upTo: "temporary", email: null, now: new Date() });
      newcomers.push({ ...member, mailbox });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, makeSome));
  return newcomers;
}

export async function wizardBench(place: Place): Promise<Bench> {
  const newcomers = await makeNewcomers(place);
  const next = async () => {
    const newcomer = newcomers.pop();
    if (!newcomer) throw new Error("every newcomer has walked: more are needed");
    await walk(new Browser(place.site), newcomer);
  };
  const measure = (seconds: number) => watchLoad("first login", place.stage, { seconds: walkSeconds(seconds) }, next);
  return { name: "wizard", measure };
}
