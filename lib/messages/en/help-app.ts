import type { HelpTopic } from "../help.ts";

export const appTopic = (): HelpTopic => ({
  title: "If you need an authenticator app",
  parts: [
    {
      heading: "On your phone",
      points: [
        "Open one of the apps below on your phone. If you read this on a computer or on paper, scan the QR code with the camera of your phone.",
        "Press “Get” (on Android “Install”). Both apps are free. You need no paid app.",
        "When it is installed, press “Open”.",
        "Google Authenticator: press “Get started”, then “Use without an account”. To keep your codes in your Google account, press “Continue”.",
        "Microsoft Authenticator: press “Accept” and “Continue”, then “Skip”.",
        "Log in to this portal and go on to the page that sets up the app.",
      ],
    },
    {
      heading: "On a computer alone (browser extension)",
      points: [
        "Google Chrome: search the Chrome Web Store for “Authenticator” and add it.",
        "Microsoft Edge: search Edge Add-ons for “Open Two-Factor Authenticator” and add it.",
        "Your company may not allow extensions on its computers.",
      ],
    },
  ],
});
