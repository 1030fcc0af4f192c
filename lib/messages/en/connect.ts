import type { Messages } from "../messages.ts";

export const connect: Messages["connect"] = {
  goOn: {
    title: (service) => `Going on to ${service}`,
    body: "Please wait. If the page does not change, press the button below.",
    button: "Go on to the service",
  },
  consent: {
    title: (service) => `Handing information to ${service}`,
    lead: (service) =>
      `“${service}” is run by another company than your health insurance society. It needs the information below, which is handed over only if you agree.`,
    heading: "What is handed over",
    scopes: {
      profile: "Your name",
      email: "Your email address",
      birthdate: "Your date of birth",
      insured_kind: "Whether you are insured yourself or a dependant",
      insurance_number: "Symbol, number and branch number of your insurance card",
    },
    note: "Passwords and verification methods are never handed over. You are asked only once, and can stop at any time under Profile, Connected services.",
    agree: "Agree and go on",
    refuse: "Go back without agreeing",
  },
  services: {
    title: "Connected services",
    look: "View",
    count: (services: number) => `${services} ${services === 1 ? "service" : "services"}`,
    lead: "These services get information about you, as you agreed. Press Disconnect to stop that; it also ends your login at the service. You will be asked again the next time you use it.",
    none: "No service gets information about you.",
    and: ", ",
    given: (when: string) => `Agreed on ${when}`,
    leave: "Disconnect",
    kept: "The service keeps what it has been given so far. To have it deleted, please contact the service.",
  },
  stronger: {
    title: "Please confirm once more that it is you",
    body: (service, methods) =>
      `“${service}” shows sensitive information and requires ${methods}. Please confirm once more, beside your present login.`,
    hint: "If you are asked for another method on the way, choose yours under “Log in another way”.",
    button: "Go on to confirm",
    back: "Back to the service",
  },
  cannot: {
    title: "This service needs another verification method",
    body: (service, methods) =>
      `“${service}” shows sensitive information and requires ${methods}, which is not set up yet. Please set it up under “Login methods” first, then open the service again.`,
    button: "Set up a method",
    back: "Back to the service",
  },
  methods: { passkey: "biometrics (a passkey)", totp: "an authenticator app", email: "an email code" },
  or: " or ",
  otherMember: {
    title: "Somebody else is logged in",
    body: (service) =>
      `Somebody else than the person who used “${service}” is logged in to the portal in this browser. Please log out, then start again from the service.`,
    button: "Log out",
  },
  refused: {
    title: "We could not go on to the service",
    because: {
      service: "This service is not registered with this health insurance society.",
      address: "The service named an address to return to that is not the registered one.",
      expired: "Too much time has passed, or this is over already. Please start again from “Services”.",
      request: "What the service sent is not correct.",
      failed: "This cannot be done at the moment. Please start again in a while.",
    },
    safe: "Nothing about you was handed to the service. If you see this again, please call your health insurance society.",
    button: "Back to the portal",
  },
  logout: {
    title: "You are logged out of the service",
    body: "Do you want to log out of the portal too? Logging out of the portal also ends your logins at other services.",
    confirm: "Log out of the portal too",
    stay: "Stay logged in to the portal",
  },
};
