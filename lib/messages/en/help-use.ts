import { MAX_PASSKEYS, MAX_TOTP_DEVICES } from "#lib/kernel/limits.ts";
import type { HelpTopics } from "../help.ts";
import { counted } from "./counted.ts";
import { appTopic } from "./help-app.ts";
import { callTheWindow } from "./help-call.ts";
import { recovery } from "./recovery.ts";
import { signIn } from "./sign-in.ts";

export const useTopics: HelpTopics<"devices" | "account"> = {
  app: appTopic,
  phone: (facts) => ({
    title: "If you have changed or lost your phone",
    parts: [
      {
        heading: "Before you change your phone",
        points: [
          `While the old phone still works, log in and set up the new one under “${signIn.title}”. Then delete the old one there.`,
          ...(facts.has.passkey
            ? [
                "A passkey kept in iCloud Keychain or Google Password Manager may work on a new phone with the same account.",
              ]
            : []),
          `Issue a recovery code under “${signIn.title}” and keep it on paper, just in case.`,
        ],
      },
      {
        heading: "If you can no longer use the old phone",
        points: [
          "Log in with your user ID and password. On the next screen press “Log in another way”, and choose any other method you have set up.",
          `If there is none, press “${recovery.enterCode.link}” and enter your recovery code. Then set up your new phone.`,
          `If you have no recovery code, call ${callTheWindow(facts)}. After checking who you are, they give you a code that works once. Enter it on the same screen.`,
          facts.needsFactor
            ? `If you have also forgotten your password, start with “${recovery.forgotPassword.title}”. You can enter the code on the way.`
            : `If you start with “${recovery.forgotPassword.title}”, you can set up your new phone after opening the link in the email.`,
          "Once you have set up a new phone with a recovery code or a code from us, everything that was registered before is deleted by itself.",
          `If you logged in another way, delete the lost phone and sign it out under “${signIn.title}”, so that nobody else can use it.`,
        ],
      },
    ],
  }),
  "several-devices": (facts) => ({
    title: "If you want to use two or more devices",
    parts: [
      {
        points: [
          "You can set up two or more devices, such as one for work and one of your own, and log in with any of them.",
          ...(facts.has.totp ? [`You can set up ${MAX_TOTP_DEVICES} authenticator apps.`] : []),
          ...(facts.has.passkey ? [`You can set up ${MAX_PASSKEYS} passkeys (biometrics).`] : []),
          `Log in and press “${signIn.setUp}” under “${signIn.title}” to add the second device. Give it a name that you will recognise.`,
        ],
      },
    ],
  }),
  "delete-device": () => ({
    title: "If you no longer use a device",
    parts: [
      {
        points: [
          `Log in and press “${signIn.remove}” beside the device under “${signIn.title}”.`,
          "Check the name and the last use, so that you do not delete the device you use now.",
          "The last device cannot be deleted. Set up another one first.",
        ],
      },
    ],
  }),
  pc: (facts) => ({
    title: "If you want to use a computer",
    parts: [
      {
        points: [
          "You can use the portal in the browser of a computer, at the same address and with the same user ID.",
          ...(facts.has.passkey
            ? [
                "Biometrics: use the computer’s face recognition, fingerprint or PIN (such as Windows Hello), or a phone beside it.",
              ]
            : []),
          ...(facts.has.totp
            ? [
                "Authenticator app: enter the code from the app on your phone. An authenticator that is an extension of your browser works too.",
              ]
            : []),
          ...(facts.has.email ? ["Email code: enter the code that we send by email. You need no phone."] : []),
          "On a company computer, some methods may not be allowed. Please choose another one.",
        ],
      },
    ],
  }),
  "password-rules": () => ({
    title: "Rules for passwords",
    parts: [{ points: ["You can use these symbols: !\"#$%&'()=~|`{+*}<>?_-^¥@[;:],./\\"] }],
  }),
  name: (facts) => ({
    title: "If your name is not spelled correctly",
    parts: [
      {
        points: [
          "The name in your profile comes from the records of your health insurance society. You cannot change it yourself.",
          `Call ${callTheWindow(facts)}. They check your name and correct it.`,
        ],
      },
    ],
  }),
  email: (facts) => ({
    title: "If you want to change your email address",
    parts: [
      {
        points: [
          "You can use the same address as your family.",
          "Log in and change the address in your profile. It changes once you have confirmed it with the email sent to the new address.",
          `If you cannot log in, call ${callTheWindow(facts)}.`,
        ],
      },
    ],
  }),
  "time-out": (facts) => ({
    title: "If you were logged out while using the portal",
    parts: [
      {
        points: [
          `To keep you safe, we log you out after ${counted(facts.idleMinutes, "minute")} without activity. Please log in again.`,
          `On a device that only you use, choose to stay logged in when you log in. The time is then ${counted(facts.rememberedMinutes, "minute")}.`,
          "If the time ran out during your first login, log in again. You go on where you stopped.",
        ],
      },
    ],
  }),
  terms: (facts) => ({
    title: "If the terms of use appear",
    parts: [
      {
        points: [
          "When the terms of use are revised, they appear after you log in. Read them and agree, and you go on to the portal.",
          `You cannot use the portal without agreeing. If you have questions, call ${callTheWindow(facts)}.`,
        ],
      },
    ],
  }),
};
