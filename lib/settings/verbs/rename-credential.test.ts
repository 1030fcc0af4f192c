import { beforeAll, describe, expect, it } from "vitest";
import type { Insurer } from "#lib/insurers/insurer.ts";
import { atOnce } from "#lib/testing/in-parallel.ts";
import { makeInsurer } from "#lib/testing/make-insurer.ts";
import { type SignedIn, signedIn } from "../signed-in.fixture.ts";
import { deleteCredential } from "./delete-credential.ts";
import { renameCredential } from "./rename-credential.ts";

let insurer: Insurer;

beforeAll(async () => {
  insurer = await makeInsurer();
});

function rename(person: SignedIn, id: string, name: string) {
  return person.change((scope, session) =>
    renameCredential(scope, session, { credential: { kind: "totp", id }, name }),
  );
}

async function namesOf({ read, member }: SignedIn) {
  return (await read(({ tx }) => tx.totpDevice.findMany({ where: { memberId: member.id } }))).map(({ name }) => name);
}

describe("renaming", () => {
  it("takes the new name, also the same one in another spelling, and is audited", async () => {
    const person = await signedIn(insurer);
    const { totpDeviceId } = await person.totpDevice("iPhone");
    expect(await rename(person, totpDeviceId, " ＩＰＨＯＮＥ ")).toMatchObject({ kind: "done" });
    expect(await rename(person, totpDeviceId, "母の電話")).toMatchObject({ kind: "done" });
    expect(await namesOf(person)).toContain("母の電話");
    expect(await person.audited("credential.rename")).toHaveLength(2);
  });

  it.each([
    ["another's name in another spelling", "ｉｐｈｏｎｅ", "name-taken"],
    ["41 characters", "あ".repeat(41), "name-too-long"],
    ["nothing", "　", "name-empty"],
  ])("refuses %s", async (_, name, code) => {
    const person = await signedIn(insurer);
    await person.totpDevice("iPhone");
    const { totpDeviceId } = await person.totpDevice("iPad");
    expect(await rename(person, totpDeviceId, name)).toMatchObject({ failure: { code } });
    expect(await namesOf(person)).toContain("iPad");
  });

  it("two devices at once to one name: one gets it", async () => {
    const person = await signedIn(insurer);
    const devices = [await person.totpDevice("iPhone"), await person.totpDevice("iPad")];
    const outcomes = await atOnce(
      ...devices.map(
        ({ totpDeviceId }) =>
          () =>
            rename(person, totpDeviceId, "母の電話"),
      ),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["done", "failed"]);
  });

  it("of a device deleted in another tab reports that it is gone; of another member's, nothing", async () => {
    const person = await signedIn(insurer);
    const { totpDeviceId } = await person.totpDevice("iPad");
    const neighbour = await signedIn(insurer);
    expect(await rename(neighbour, totpDeviceId, "盗った")).toMatchObject({ failure: { code: "unknown" } });
    await person.change((scope, session) => deleteCredential(scope, session, { kind: "totp", id: totpDeviceId }));
    expect(await rename(person, totpDeviceId, "母の電話")).toMatchObject({ failure: { code: "gone" } });
    expect(await rename(neighbour, totpDeviceId, "盗った")).toMatchObject({ failure: { code: "unknown" } });
  });
});
