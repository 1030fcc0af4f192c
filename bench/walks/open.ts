// Members of a second insurer, so that what they do changes nothing for the first one's logins.
import { seedDemoInsurer } from "../demo-insurer.ts";
import { fillInsurer } from "../fill.ts";
import type { Closers, Stage } from "../stage.ts";
import type { Bench } from "../watch.ts";
import { emailCodeBench } from "./email-code.ts";
import { passkeyBench } from "./passkey.ts";
import { settingsBench } from "./settings.ts";
import { wizardBench } from "./wizard.ts";

/** The demo insurer with every method, whose first login begins with the e-mail address (manual 001). */
const SLUG = "minato";
const [PASSKEY, EMAIL_CODE, SETTINGS] = [64, 1_000, 1_500];

export async function openWalks(_closers: Closers, stage: Stage): Promise<Bench[]> {
  const insurer = await seedDemoInsurer(stage.owner, SLUG);
  const members = PASSKEY + EMAIL_CODE + SETTINGS;
  const people = await fillInsurer(stage.owner, insurer.id, { members, people: members, otherInsurers: 0 });
  const place = { stage, insurer, site: { ...stage.site, host: insurer.host } };
  return [
    await passkeyBench({ ...place, people: people.part(0, PASSKEY) }),
    await emailCodeBench({ ...place, people: people.part(PASSKEY, PASSKEY + EMAIL_CODE) }),
    await wizardBench(place),
    settingsBench({ ...place, people: people.part(PASSKEY + EMAIL_CODE) }),
  ];
}
