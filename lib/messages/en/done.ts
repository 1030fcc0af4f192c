import type { Messages } from "../messages.ts";

export const done: Messages["done"] = {
  language: "The language has been changed.",
  "login-id": (loginId) => `Your user ID is now “${loginId}”. Use it from your next login.`,
  "method-passkey": "Your verification method is now “Biometrics”. You will use it from your next login.",
  "method-totp": "Your verification method is now the authenticator app. You will use it from your next login.",
  "method-email": "Your verification method is now codes by email. You will use them from your next login.",
  nothing: "There was nothing to change, so everything stays as it was.",
  email: (address) => `Your email address has been changed. The new one is ${address}.`,
  "email-withdrawn": "The change of your email address has been cancelled. Your address stays as it was.",
  password: "Your password has been changed.",
  "passkey-added": (name) => `The passkey “${name}” has been added.`,
  "totp-added": (name) => `The authenticator app “${name}” has been added.`,
  "email-added": "Email codes have been set up.",
  "passkey-deleted": (name) => `The passkey “${name}” has been deleted.`,
  "totp-deleted": (name) => `The authenticator app “${name}” has been deleted.`,
  "email-deleted": "Email codes have been turned off.",
  "service-left": (service: string) =>
    `${service} gets no more information. You will be asked again next time you use it.`,
  "delivery-agreed": "You have agreed to electronic delivery of your certificate.",
  "delivery-stopped": "Electronic delivery of your certificate has been stopped.",
  renamed: (name) => `The name is now “${name}”.`,
  "signed-out": "The device has been signed out.",
  "signed-out-others": (count) => `Signed out of other devices: ${count}.`,
  "not-me": "All other devices have been signed out. You are not finished yet: please choose a new password now.",
};
