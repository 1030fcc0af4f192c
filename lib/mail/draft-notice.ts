import "server-only";
import type { Insurer } from "#lib/insurers/insurer.ts";
import type { Messages } from "#lib/messages/messages.ts";
import { maskEmail } from "#lib/typed-text/mask-email.ts";
import { inertText } from "./inert-text.ts";
import { INSURER_ACTS, type MailContent, type NoticeEvent } from "./mail-content.ts";
import type { MailBlock } from "./render-blocks.ts";

export type Draft = { subject: string; blocks: MailBlock[] };

export const paragraph = (text: string): MailBlock => ({ type: "paragraph", text });

/** An address its owner recognises, that no mail program makes a link of: 「h•••@example•••」. */
function halfHidden(email: string): string {
  return inertText(maskEmail(email)).replace(/\..*$/, "•••");
}

/** Mostly nothing is wrong: the button for the other case does not shout. */
const alarm = { type: "link", isQuiet: true } as const;

type Sentences = Messages["mail"]["notice"];

/** Mail programs make links of text like a URL: a member's chosen name must not become one (spec §14 case 16). */
function linklessText(name: string): string {
  return inertText(name).replaceAll(".", "．").replaceAll(":", "：").replaceAll("@", "＠");
}

function whatHappened(event: NoticeEvent, { happened, methods }: Sentences): string {
  switch (event.type) {
    case "login-id-changed":
      return happened[event.type](inertText(event.loginId));
    case "method-changed":
      return happened[event.type](methods[event.method]);
    case "email-change-requested":
    case "email-changed":
      return happened[event.type](halfHidden(event.newEmail));
    case "recovery-code-made":
      return happened[event.type](event.isFirst);
    case "factor-added":
    case "factor-removed": {
      const name = event.name === null ? null : linklessText(event.name);
      const what = happened[event.type](methods[event.factor], name);
      return "isReplacement" in event && event.isReplacement ? `${what}${happened["factors-replaced"]}` : what;
    }
    case "locked":
      return happened[event.type][event.at][event.isDisabled ? "disabled" : "waiting"];
    default:
      return happened[event.type];
  }
}

const isByInsurer = ({ type }: NoticeEvent) => INSURER_ACTS.some((act) => act === type);

function ifItWasYou(event: NoticeEvent, { you, youNewBrowser, youLocked, youInsurer }: Sentences): string {
  if (isByInsurer(event)) return youInsurer;
  if (event.type === "new-browser-login") return youNewBrowser;
  return event.type === "locked" ? youLocked : you;
}

/** What to do if it was somebody else, with one link: the undo link where there is one, else 「心当たりがない」. */
function ifItWasNot(event: NoticeEvent, notMeLink: string, notice: Sentences): MailBlock[] {
  // Who may have talked to a clerk in the member's name is stopped by a call, not by a login.
  if (isByInsurer(event)) return [paragraph(notice.notYouInsurer)];
  if ("undoLink" in event && event.undoLink) {
    return [paragraph(notice.undo), { ...alarm, label: notice.undoLabel, href: event.undoLink }];
  }
  const what = event.type === "locked" ? notice.notYouLocked[event.at] : notice.notYou;
  return [paragraph(what), { ...alarm, label: notice.notYouLabel, href: notMeLink }];
}

/** A notice: what, when and where, and what to do if it was somebody else (spec §7, §9). */
export function draftNotice(
  { event, at, browser, notMeLink, kana }: Extract<MailContent, { kind: "notice" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const { notice } = mail;
  return {
    subject: notice.subject(inertText(insurer.shortName), notice.subjects[event.type]),
    blocks: [
      paragraph(mail.addressee(linklessText(kana))),
      paragraph(whatHappened(event, notice)),
      paragraph(notice.when(at)),
      ...(browser ? [paragraph(notice.where(browser))] : []),
      paragraph(ifItWasYou(event, notice)),
      { type: "heading", text: mail.notYouHeading },
      ...ifItWasNot(event, notMeLink, notice),
      ...(isByInsurer(event) ? [] : [paragraph(notice.call)]),
    ],
  };
}
