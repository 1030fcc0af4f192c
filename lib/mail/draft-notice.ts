import type { Insurer } from "#lib/insurers/insurer.ts";
import type { Messages } from "#lib/messages/messages.ts";
import { inertText } from "./inert-text.ts";
import type { MailContent, NoticeEvent } from "./mail-content.ts";
import type { MailBlock } from "./render-blocks.ts";

export type Draft = { subject: string; blocks: MailBlock[] };

export const paragraph = (text: string): MailBlock => ({ type: "paragraph", text });

type Sentences = Messages["mail"]["notice"];

/** What happened, in one sentence. */
function whatHappened(event: NoticeEvent, { happened, methods }: Sentences): string {
  switch (event.type) {
    case "login-id-changed":
      return happened[event.type](inertText(event.loginId));
    case "method-changed":
      return happened[event.type](methods[event.method]);
    case "factor-added":
    case "factor-removed": {
      const name = event.name === null ? null : inertText(event.name);
      return happened[event.type](methods[event.factor], name);
    }
    default:
      return happened[event.type];
  }
}

/** A notice: what, when and where, and what to do if it was somebody else. */
export function draftNotice(
  { event, at, browser, notMeLink, kana }: Extract<MailContent, { kind: "notice" }>,
  insurer: Insurer,
  mail: Messages["mail"],
): Draft {
  const { notice } = mail;
  const undoLink = "undoLink" in event ? event.undoLink : null;
  return {
    subject: notice.subject(inertText(insurer.shortName), notice.subjects[event.type]),
    blocks: [
      paragraph(mail.addressee(inertText(kana))),
      paragraph(whatHappened(event, notice)),
      paragraph(notice.when(at)),
      ...(browser ? [paragraph(notice.where(browser))] : []),
      paragraph(notice.you),
      { type: "heading", text: mail.notYouHeading },
      ...(undoLink
        ? [paragraph(notice.undo), { type: "link", label: notice.undoLabel, href: undoLink } as const]
        : [paragraph(notice.notYou), { type: "link", label: notice.notYouLabel, href: notMeLink } as const]),
      paragraph(notice.call),
    ],
  };
}
