// A change of the user ID in the profile, by a member whose login is too old for it: re-authentication by password and
// app comes between, and the change is done by itself after it.
import { totpCodeAt } from "#lib/credentials/totp/totp-code.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { addSeconds, MINUTE_SECONDS } from "#lib/kernel/clock.ts";
import { openSession, proofsAt } from "#lib/testing/open-session.ts";
import type { Browser } from "../browser.ts";
import { assertLeadsTo, knownBrowser } from "../log-in.ts";
import type { Person } from "../people.ts";
import { type Bench, watchLoad } from "../watch.ts";
import { type Peopled, walkSeconds } from "./place.ts";

/** More than one machine's clients get through. */
const WALKS_PER_SECOND = 30;
const OLD_SECONDS = 10 * MINUTE_SECONDS;
const FORM = "/settings/profile/login-id";

type Member = { browser: Browser; person: Person };

/** A browser in which `person` logged in a while ago. */
async function signedInBefore({ insurer, site }: Peopled, person: Person): Promise<Member> {
  const now = new Date();
  const proofs = proofsAt(addSeconds(now, -OLD_SECONDS), "password", "totp");
  const { token } = await openSession(systemContext(insurer, now), { memberId: person.memberId, proofs });
  const browser = knownBrowser(site, person.loginId);
  browser.cookies.set("__Host-session", token);
  return { browser, person };
}

async function changeLoginId({ people }: Peopled, { browser, person }: Member, loginId: string): Promise<void> {
  const form = await browser.get(FORM);
  const asked = `/reauthenticate?to=${encodeURIComponent(FORM)}`;
  assertLeadsTo(await browser.submit(form, { loginId }), asked);
  const passwordForm = await browser.get(asked);
  assertLeadsTo(await browser.submit(passwordForm, { password: people.password }), "/login/otp");
  const codeForm = await browser.get("/login/otp");
  const code = totpCodeAt(people.totpSecret, new Date());
  assertLeadsTo(await browser.submit(codeForm, { code }), "/settings/profile");
  const { body } = await browser.get("/settings/profile");
  if (!body.includes(loginId)) throw new Error("the profile does not show the new user ID");
  person.loginId = loginId;
}

export function settingsBench(place: Peopled): Bench {
  let changes = 0;
  const measure = async (seconds: number) => {
    const length = walkSeconds(seconds) * WALKS_PER_SECOND;
    const people = Array.from({ length }, () => place.people.next(new Date()));
    const ready = await Promise.all(people.map((person) => signedInBefore(place, person)));
    return watchLoad("settings change", place.stage, { seconds: walkSeconds(seconds) }, async () => {
      const member = ready.pop();
      if (!member) throw new Error("every session is used: more are needed");
      await changeLoginId(place, member, `walk${String(++changes).padStart(6, "0")}`);
    });
  };
  return { name: "settings", measure };
}
