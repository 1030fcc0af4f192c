import { CODE_DIGITS, MAX_NAME_CHARACTERS, TOTP_PERIOD_SECONDS } from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";
import { counted } from "./counted.ts";

export const factors: Messages["factors"] = {
  passkeyRegister: {
    title: "Set up biometrics (passkey)",
    lead: "Your face and fingerprint data never leave this device.",
    before: "First set up a screen lock on your device.",
    platforms: {
      apple: {
        name: "iPhone, iPad",
        press: "Continue",
        text: "After “Next”, press “Continue” and use your face or fingerprint.",
      },
      android: {
        name: "Android",
        press: "Continue",
        text: "After “Next”, press “Continue” and use your fingerprint, face or screen lock.",
      },
      pc: {
        name: "PC",
        press: "OK",
        text: "After “Next”, use your face, fingerprint or PIN, with Windows Hello for example.",
      },
    },
    otherDevices: "To use another device",
    crossDevice:
      "To use your phone with a computer, turn on Bluetooth and the Internet on both and keep them close together. Scan the QR code on the screen with the camera of your phone.",
    next: "Next",
    waiting: "Please follow the steps your device shows.",
    nameTitle: "Name this device",
    nameLead: "Almost done. Give it a name so that you can recognise it later, and press “OK”.",
    name: "Passkey name",
    nameHint: "For example: My phone",
    ok: "OK",
    retry: "Try again",
    noScript:
      "JavaScript is needed to set up a passkey. Turn on JavaScript in your browser, or choose another verification method.",
    unsupported: "This browser does not support passkeys. Use another browser or another verification method.",
    errors: {
      cancelled:
        "The registration was not completed. Either it was closed, or the time was over. Check that face or fingerprint recognition or a screen lock is set up on your device, then try again.",
      refused: "We could not register this device. Try again, or choose another verification method.",
    },
  },
  passkeyLogin: {
    title: "Biometrics (passkey)",
    lead: "Confirm with the face, fingerprint or screen lock of a device you registered. Press “Next”.",
    registered: "Registered devices",
    created: (date) => `Added on ${date}`,
    next: "Next",
    noScript: "JavaScript is needed for passkeys. Turn on JavaScript in your browser, or log in another way.",
  },
  passkeyErrors: {
    cancelled:
      "The verification was not completed. Either it was closed, or the time was over, or this device has no passkey for the portal.",
    alreadyRegistered: "This device is already registered. Register another device, or choose another method.",
    screenLock: "This device needs a screen lock (PIN, face or fingerprint) first. Set one up, then try again.",
    url: "This browser cannot use passkeys at this address. Check the address bar; then update the browser, or log in another way.",
    network: "The connection failed. Please try again where the signal is better.",
    refused: "We could not verify this device. Try again, or log in another way.",
  },
  totpRegister: {
    title: "Set up your authenticator app",
    stepApp: "Install an authenticator app on your phone.",
    getApp: (app, store) => `${app} (${store})`,
    whereToGet: "Where to get an app",
    howToGet: "How to install it, with QR codes for your phone",
    qrOfStore: (app, store) => `QR code that opens ${app} in ${store}`,
    stepScan: "Scan the QR code with the app.",
    samePhone:
      "To use an app on this device, press “Open the authenticator app on this device”. If nothing opens, use the key under “Cannot scan the code?”.",
    qrAlt:
      "QR code to scan with your authenticator app. If you cannot scan it, use the key under “Cannot scan the code?” below.",
    cannotScan: "Cannot scan the code?",
    keyHeading: "2. Open the app and enter the key",
    keyLead: "In your authenticator app, choose to enter a setup key, and enter this key.",
    keyLeadMicrosoft:
      "In Microsoft Authenticator, choose “Other”, then “Or enter code manually”, and enter it as the secret key.",
    copyKey: "Copy the key",
    accountName: "Account name",
    type: "Type of key",
    typeValue: "Time based",
    digits: "Digits",
    digitsValue: `${CODE_DIGITS}`,
    period: "Changes",
    periodValue: `every ${TOTP_PERIOD_SECONDS} seconds`,
    openApp: "Open the authenticator app on this device",
    saveImage: "Save the QR code as a picture",
    saveWarning:
      "Anyone who has the saved picture can make your codes. Be sure to delete the picture when you have finished.",
    stepCode: `Enter the ${CODE_DIGITS}-digit code shown in the app and a name for the device.`,
    code: "One-time password",
    codeHint: `The ${CODE_DIGITS}-digit code shown in your authenticator app. It changes every ${TOTP_PERIOD_SECONDS} seconds.`,
    name: "Device name",
    nameHint: `The name of the device with the app (for example: My phone), for you to recognise it later. Up to ${MAX_NAME_CHARACTERS} characters.`,
    incorrectHelp: `The code changes every ${TOTP_PERIOD_SECONDS} seconds. Enter a new code right after it has changed. If it is still wrong, check that the date and time of your phone are set automatically.`,
    "enrolment-expired":
      "The time was over, so we made a new QR code. Please delete the entry in your app and scan the new code.",
  },
  totpLogin: {
    title: "Enter the code from your app",
    lead: `Enter the ${CODE_DIGITS}-digit code shown in your authenticator app.`,
    device: "Device",
    lastUsed: (date) => `Last used on ${date}`,
    code: "One-time password",
    submit: "Log in",
    incorrectHelp: `The code changes every ${TOTP_PERIOD_SECONDS} seconds. Enter a new code right after it has changed.`,
    clockAhead: (minutes: number) =>
      `The clock of your phone seems to be about ${counted(minutes, "minute")} fast. Set its date and time to “automatic”, then enter a new code.`,
    clockBehind: (minutes: number) =>
      `The clock of your phone seems to be about ${counted(minutes, "minute")} slow. Set its date and time to “automatic”, then enter a new code.`,
    clockHelp:
      "If it is still wrong, check that the date and time of your phone are set automatically, and that the entry in the app is the one for this portal.",
  },
  emailCode: {
    title: "Enter the code from your email",
    lead: (email) => `We have sent a ${CODE_DIGITS}-digit code to ${email}.`,
    until: (time) => `You can use the code until ${time}.`,
    notSent: "Too many emails were sent, so we have stopped for now. Wait about one hour, then press “Send again”.",
    over: "The code we sent can no longer be used. Press “Send again” to get a new one.",
    code: "One-time password",
    codeHint: `The ${CODE_DIGITS}-digit code in the email.`,
    resend: "Send again",
    resent: "We have sent you a new code.",
  },
};
