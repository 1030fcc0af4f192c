import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import type { PortalDatabase, PortalMember } from "./database.ts";

type DeviceOptions = {
  /** `cable` is a phone beside a PC: QR code and Bluetooth. */
  transport?: "internal" | "cable";
  /** Whether autofill offers passkeys. A virtual device takes the offer at once, so tests of buttons do without. */
  hasSuggestions?: boolean;
};

/** The AAGUID of authenticators without a provider (WebAuthn §6.5.1). */
const NO_AAGUID = "00000000-0000-0000-0000-000000000000";

/** The map {1: 2, 3: -7, -1: 1, -2: x, -3: y} of RFC 9053 §7.1.1, in CBOR. */
function coseKey(publicKey: KeyObject): Uint8Array<ArrayBuffer> {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const parts = ["a5010203262001215820", Buffer.from(x, "base64url"), "225820", Buffer.from(y, "base64url")];
  return Uint8Array.from(
    Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "hex") : part))),
  );
}

/** For documents that load from now on; a window that a page opens has to be prepared before. */
export async function offerNoSuggestions(pages: Page | BrowserContext): Promise<void> {
  await pages.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
}

/** A device with face or fingerprint: Chromium's virtual authenticator. `carryTo` moves its keys to another browser. */
export class PasskeyDevice {
  #session: CDPSession;
  #authenticatorId: string;

  private constructor(session: CDPSession, authenticatorId: string) {
    this.#session = session;
    this.#authenticatorId = authenticatorId;
  }

  /** For pages that `page` opens from now on. */
  static async attach(page: Page, options: DeviceOptions = {}): Promise<PasskeyDevice> {
    const { transport = "internal", hasSuggestions = false } = options;
    if (!hasSuggestions) await offerNoSuggestions(page);
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport,
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new PasskeyDevice(session, authenticatorId);
  }

  /** Stores a passkey of the member in the device and in the database, as a registration does. */
  async hold({ inInsurer }: PortalDatabase, { insurer, member }: PortalMember, name: string) {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const id = randomBytes(16);
    await this.#session.send("WebAuthn.addCredential", {
      authenticatorId: this.#authenticatorId,
      credential: {
        credentialId: id.toString("base64"),
        isResidentCredential: true,
        rpId: `${insurer}.localhost`,
        privateKey: privateKey.export({ type: "pkcs8", format: "der" }).toString("base64"),
        userHandle: Buffer.from(member.id.replaceAll("-", ""), "hex").toString("base64"),
        signCount: 0,
      },
    });
    const { insurerId, id: memberId } = member;
    const reported = { transports: ["internal"], aaguid: NO_AAGUID, isBackupEligible: false, isBackedUp: false };
    const data = { insurerId, memberId, name, nameFolded: name, ...reported, counter: 0, createdAt: new Date() };
    await inInsurer(insurer, (tx) =>
      tx.passkey.create({ data: { ...data, credentialId: id.toString("base64url"), publicKey: coseKey(publicKey) } }),
    );
  }

  /** The member looks away or closes the dialog: verification fails. */
  async refuse() {
    const authenticatorId = this.#authenticatorId;
    await this.#session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  }

  async accept() {
    const authenticatorId = this.#authenticatorId;
    await this.#session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  }

  /** Out of reach. */
  async detach() {
    await this.#session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: this.#authenticatorId });
  }

  async #credentials() {
    const authenticatorId = this.#authenticatorId;
    return (await this.#session.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
  }

  async credentialCount(): Promise<number> {
    return (await this.#credentials()).length;
  }

  /** The same device at another browser. */
  async carryTo(page: Page, options: DeviceOptions = {}): Promise<PasskeyDevice> {
    const there = await PasskeyDevice.attach(page, options);
    for (const credential of await this.#credentials()) {
      await there.#session.send("WebAuthn.addCredential", { authenticatorId: there.#authenticatorId, credential });
    }
    return there;
  }
}
