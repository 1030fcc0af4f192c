import type { CDPSession, Page } from "@playwright/test";

type DeviceOptions = {
  /** `cable` is a phone beside a PC: QR code and Bluetooth. */
  transport?: "internal" | "cable";
  /**
   * Whether the browser offers passkeys among the user ID field's suggestions. A
   * virtual device takes such an offer at once, so tests of buttons go without.
   */
  hasSuggestions?: boolean;
};

/**
 * A device with face or fingerprint, as Chromium's own virtual authenticator
 * (CDP, WebAuthn domain). Its keys outlive the page: `carryTo` is the same
 * device at another browser.
 */
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
    if (!hasSuggestions) {
      await page.addInitScript(() => {
        PublicKeyCredential.isConditionalMediationAvailable = async () => false;
      });
    }
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

  /** The member looks away, or closes the dialog: verification fails. */
  async refuse() {
    const authenticatorId = this.#authenticatorId;
    await this.#session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  }

  async accept() {
    const authenticatorId = this.#authenticatorId;
    await this.#session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  }

  /** The device is out of reach. */
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
