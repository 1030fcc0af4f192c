import {
  LONG_PASSWORD_CHARACTERS,
  MAX_EMAIL_CODE_MISSES,
  MAX_EMAIL_CODES_PER_HOUR,
  MAX_NAME_CHARACTERS,
  MAX_PASSKEYS,
  MAX_TOTP_DEVICES,
  RESEND_SECONDS,
} from "#lib/kernel/limits.ts";
import type { Messages } from "../messages.ts";

export const credentials: Messages["credentials"] = {
  password: {
    refused: "The user ID or password is not valid.",
    "too-short": "This password is too short. Use {min} or more characters.",
    "too-long": "This password is too long. Please use fewer characters.",
    "forbidden-character":
      "The password contains a character that cannot be used. Use only letters, numbers and symbols of a plain English keyboard, and no spaces.",
    "missing-class": `Use at least one capital letter, one small letter, one number and one symbol. This is not needed if the password has ${LONG_PASSWORD_CHARACTERS} or more characters.`,
    "equals-login-id": "The password must not be the same as your user ID.",
    "contains-login-id": "The password must not contain your user ID.",
    "made-of-context-words":
      "A password made only of your health insurance society’s name, your symbol and number (記号・番号) or your date of birth is easy to guess and cannot be used.",
    common: "Many people use this password. It is easy to guess and cannot be used.",
    current: "Please choose a password that is different from your current one.",
  },
  passwordWarning: {
    "yen-or-backslash":
      "Your password contains “¥” or “\\”. Some devices type one for the other, so we suggest another symbol.",
  },
  totp: {
    incorrect: "The one-time password is not correct",
    "code-incorrect": "The verification code does not match",
    "enrolment-expired": "The time for setting up is over. Please start again with the new QR code shown here.",
    "too-many-totp-devices": `You can register up to ${MAX_TOTP_DEVICES} authenticator apps. Delete one you no longer use first.`,
  },
  credentialName: {
    "name-empty": "Enter a name.",
    "name-too-long": `Use a name of up to ${MAX_NAME_CHARACTERS} characters.`,
    "name-taken": "This name is already registered. Please use another name.",
  },
  passkey: {
    failed: "The verification was not completed. Please try again.",
    "unknown-credential": "This passkey is not registered. Choose another passkey, or log in another way.",
    "challenge-used": "The time is over, or the page is out of date. Please try again.",
    "already-registered": "The passkey of this device is already registered.",
    "too-many": `You can register up to ${MAX_PASSKEYS} passkeys. Delete one you no longer use first.`,
  },
  emailCode: {
    incorrect: "The one-time password is not correct. Enter the code of the newest email.",
    expired: "This code can no longer be used. Send the email again and enter the new code.",
    exhausted: `The code was wrong ${MAX_EMAIL_CODE_MISSES} times in a row, so it can no longer be used. Send the email again and enter the new code.`,
    "too-soon": `We have just sent an email. Please wait for it. If it does not arrive, press “Send again” in ${RESEND_SECONDS} seconds.`,
    "too-many": `We can send up to ${MAX_EMAIL_CODES_PER_HOUR} emails an hour. Please wait about one hour and try again.`,
  },
  guard: {
    waitingUntil: (time) => `There were too many wrong tries. Please wait until ${time}, then try again.`,
    waiting: "There were too many wrong tries. Please wait a while and try again.",
    disabled:
      "There were too many wrong tries, so this method can no longer be used. Log in another way, or contact your health insurance society.",
  },
};
