// A login by passkey, as a browser with JavaScript does it: page, options, and the action with the signed answer.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { beginPasskeyRegistration } from "#lib/credentials/passkey/begin-passkey-registration.ts";
import { registerPasskey } from "#lib/credentials/passkey/register-passkey.ts";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { insurerOrigin } from "#lib/insurers/insurer-url.ts";
import { systemContext } from "#lib/insurers/request-context.ts";
import { inInsurer } from "#lib/insurers/scope.ts";
import { makeAuthenticator } from "#lib/testing/software-authenticator.ts";
import type { Site } from "../browser.ts";
import { assertLeadsTo, assertSignedIn, knownBrowser } from "../log-in.ts";
import type { Person } from "../people.ts";
import { type Bench, watchLoad } from "../watch.ts";
import { type Peopled, walkSeconds } from "./place.ts";

type Holder = Pick<Person, "loginId"> & { authenticator: ReturnType<typeof makeAuthenticator> };

/** An authenticator whose key is registered by the product's own verbs. */
async function makeHolder(insurer: Insurer, { memberId, loginId }: Person): Promise<Holder> {
  const authenticator = makeAuthenticator(insurerOrigin(insurer));
  const owner = randomUUID();
  await inInsurer(systemContext(insurer, new Date()), async (scope) => {
    const response = authenticator.register(await beginPasskeyRegistration(scope, { memberId, owner }));
    const registered = await registerPasskey(scope, { memberId, owner, name: "電話", response });
    if (!registered.ok) throw new Error(registered.code);
  });
  return { loginId, authenticator };
}

type Manifest = { node: Record<string, { exportedName: string }> };

/** The name under which the build knows a Server Action that no form posts. */
function actionNamed(name: string): string {
  const { node } = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest;
  const [id] = Object.entries(node).find(([, { exportedName }]) => exportedName === name) ?? [];
  if (!id) throw new Error(`the build has no action ${name}`);
  return id;
}

async function logIn(site: Site, action: string, { loginId, authenticator }: Holder): Promise<void> {
  const browser = knownBrowser(site, loginId);
  await browser.get("/login");
  const { body: options } = await browser.post("/login/passkey-options");
  const answer = await browser.callAction("/login", action, [authenticator.authenticate(JSON.parse(options)), null]);
  assertLeadsTo(answer, "/");
  assertSignedIn(await browser.get("/"));
}

export async function passkeyBench({ stage, insurer, site, people }: Peopled): Promise<Bench> {
  const holders = await Promise.all(people.everyone().map((person) => makeHolder(insurer, person)));
  const action = actionNamed("logInWithPasskeyAction");
  let turn = 0;
  const next = () => logIn(site, action, holders[turn++ % holders.length] as Holder);
  const measure = (seconds: number) => watchLoad("login by passkey", stage, { seconds: walkSeconds(seconds) }, next);
  return { name: "passkey", measure };
}
