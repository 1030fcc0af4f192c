import {
  CODE_DIGITS,
  FIRST_WAIT_SECONDS,
  FORMULA_WAIT_DAYS,
  FREE_MISSES,
  MAX_WAIT_HOURS,
  TOTP_PERIOD_SECONDS,
} from "#lib/kernel/limits.ts";
import type { HelpTopics } from "../help.ts";
import { counted } from "./counted.ts";
import { credentials } from "./credentials.ts";
import { callTheWindow } from "./help-call.ts";
import { recovery } from "./recovery.ts";

export const loginTopics: HelpTopics<"login" | "codes"> = {
  "first-login": (facts) => ({
    title: "If your first login does not work",
    parts: [
      {
        points: [
          "Enter the temporary user ID and the temporary password from your notice. Press “Show” to see the password you have entered.",
          `A temporary password works for ${counted(facts.temporaryDays, "day")} after it was issued. When that time is over, ask for a new one.`,
          "If you were given new temporary credentials, use the newest notice. Earlier temporary passwords and the password you chose yourself no longer work. You go through the first login again from the beginning.",
          ...(facts.hasFormula
            ? [
                `If your first password is your symbol, number and date of birth: after ${FREE_MISSES + 1} mistakes you can try again ${counted(FORMULA_WAIT_DAYS, "day")} later, and after each further one the wait doubles. If you are in a hurry, call us.`,
              ]
            : []),
          "If you have already finished your first login, enter the user ID and the password that you chose.",
          `To ask for new credentials, or if your notice has not arrived, call ${callTheWindow(facts)}.`,
        ],
      },
    ],
  }),
  refused: () => ({
    title: "“The user ID or password is not valid.”",
    parts: [
      {
        points: [
          "Enter your user ID and password again, slowly. Press “Show” to see the password you have entered.",
          "In passwords, capital and small letters are different. Take care with the number 0 and the letter O, the number 1 and the letter l.",
          "For a first login, or after new credentials were issued, use the temporary user ID and password from the newest notice.",
          "After several mistakes the same message appears for a while, even when your entries are right. Please wait a little and try again.",
          "If you cannot remember, choose a new password or look up your user ID.",
        ],
      },
    ],
  }),
  locked: (facts) => ({
    title: "If you are locked out or told to wait",
    parts: [
      {
        points: [
          `After ${FREE_MISSES + 1} mistakes in a row we stop accepting entries for a while, so that nobody else can get in. The wait is ${FIRST_WAIT_SECONDS} seconds at first and grows with each mistake (${MAX_WAIT_HOURS} hour at most).`,
          "It ends by itself. You need not do anything. While you wait, even right entries are not accepted.",
          ...(facts.has.passkey
            ? ["If you have set up biometrics (a passkey), you can log in with it without waiting."]
            : []),
          `If waiting does not help, or you are told that a method no longer works, call ${callTheWindow(facts)}. After checking who you are, they unlock it.`,
        ],
      },
    ],
  }),
  "login-id": (facts) => ({
    title: "If you do not know your user ID, or need one",
    parts: [
      {
        points: [
          "If your email address is registered, enter your date of birth and that address. We send your user ID by email.",
          "Your health insurance society issues one user ID to each person. You cannot create one yourself.",
          "If you have not received a user ID yet, or your email address has changed, we can look it up for you.",
          `Please call ${callTheWindow(facts)}.`,
        ],
      },
    ],
  }),
  password: (facts) => ({
    title: "If you have forgotten your password",
    parts: [
      {
        points: [
          `Enter your user ID under “${recovery.forgotPassword.title}”. Open the link in the email we send within ${counted(facts.resetMinutes, "minute")}.`,
          facts.needsFactor
            ? "You then confirm that it is you with your usual verification method, and choose a new password."
            : "You then set up your verification method again, and choose a new password.",
          "If you have lost your temporary password, no email is sent. Please call.",
        ],
      },
    ],
  }),
  mail: (facts) => ({
    title: "If an email or a code does not arrive",
    parts: [
      {
        points: [
          "Check your spam folder.",
          `Set your mail filter so that emails from ${facts.senderDomain} are let through.`,
          "If your mail app shows emails as conversations (threads), the new email may be hidden below older ones. Open the conversation and look for the newest email.",
        ],
      },
      ...(facts.has.email
        ? [
            {
              places: ["login-code", "enrolment-code"] as const,
              heading: "Codes for verification",
              summary: "If the code does not arrive",
              points: [
                "If nothing has arrived after about a minute, press “Send again”. Enter the code from the newest email.",
              ],
            },
            {
              places: ["login-code"] as const,
              points: [
                "If you have set up another method, press “Log in another way” to go on with it.",
                `If your email address has changed and you cannot log in, call ${callTheWindow(facts)}. If you can log in, you can change the address in your profile.`,
              ],
            },
          ]
        : []),
      {
        places: ["confirmation", "email-change"],
        heading: "Emails that confirm your address",
        summary: "If the email does not arrive",
        points: [
          "Check that the email address on the screen is right.",
          "If nothing has arrived after about a minute, press “Send the email again”.",
          `If you read your email on another device, enter the ${CODE_DIGITS}-digit code from the email under “Confirmation code”.`,
        ],
      },
      {
        places: ["confirmation"],
        points: ["If the address is wrong during your first login, press “Change the email address”."],
      },
      {
        places: ["email-change"],
        points: [
          "If the address is wrong when you change it in your profile, press “Cancel the change” and start again.",
        ],
      },
      {
        places: ["recovery-mail"],
        heading: "Emails about a forgotten password or user ID",
        points: [
          "Check what you entered and the email address registered with the portal. If they do not match, no email is sent.",
          `If you do not know your registered address or can no longer use it, call ${callTheWindow(facts)}.`,
        ],
      },
    ],
  }),
  totp: () => ({
    title: "If the code of your authenticator app is not accepted",
    parts: [
      {
        heading: `“${credentials.totp.incorrect}” or “${credentials.totp["code-incorrect"]}”`,
        points: [
          `Enter the newest ${CODE_DIGITS}-digit code that the app shows now. Codes change every ${TOTP_PERIOD_SECONDS} seconds; older ones no longer work.`,
          "If the code is about to change, wait and enter the next one as soon as it appears.",
          "Close the app completely and open it again.",
          "If the app has several entries, make sure that you read the code of this portal.",
          "If you have set up two or more devices, make sure that the device you chose on the screen is the one you are looking at.",
        ],
      },
      {
        heading: "Setting the clock of your device (automatic)",
        points: [
          "If the clock is wrong, the codes do not match. Set date and time to automatic.",
          "iPhone, iPad: open Settings, General, Date & Time and turn on Set Automatically.",
          "Android: open Settings, System, Date & time and turn on automatic date and time. The words differ a little between phones.",
          "Windows: open Settings, Time & language, Date & time and turn on Set time automatically.",
        ],
      },
    ],
  }),
  passkey: () => ({
    title: "If biometrics fails",
    parts: [
      {
        points: [
          "If you closed the window or the time ran out, press “Try again”.",
          "Face, fingerprint or a screen lock must be set up on your device first. Do this in the settings of the device.",
          "On an iPhone, open Settings, your name, iCloud, Passwords (iCloud Keychain) and turn it on.",
          "Try another browser, such as Safari on an iPhone or Chrome on Android. A page opened inside a mail app or another app may not work.",
          "If you have set up another method, press “Log in another way” or “Choose another verification method”.",
        ],
      },
      {
        heading: "Using your phone’s biometrics on a computer",
        points: [
          "Turn on Bluetooth on both the computer and the phone, connect both to the internet, and keep them close together.",
          "On the computer, choose “iPhone, iPad or Android device” and read the QR code that appears with your phone’s camera.",
        ],
      },
    ],
  }),
};
