// Browser-safe: the sentences show the numbers the verbs keep.

/** ユーザID, in characters (spec §3). */
export const LOGIN_ID_MIN = 8;
export const LOGIN_ID_MAX = 13;

/** From this length a password needs no composition, and its meter is full (spec §3, NIST 800-63B-4 §3.1.1.2). */
export const LONG_PASSWORD_CHARACTERS = 15;

/** メールアドレス, in characters (spec §3; RFC 5321 §4.5.3.1.3: a path of 256 with its angle brackets). */
export const MAX_EMAIL_CHARACTERS = 254;

/** デバイス名 and パスキーの名前, in visible characters (spec §3). */
export const MAX_NAME_CHARACTERS = 40;

/** ワンタイムパスワード of an authenticator app or a mail (spec §3, §6). */
export const CODE_DIGITS = 6;

/** How long an authenticator app shows one code (RFC 6238; spec §6). */
export const TOTP_PERIOD_SECONDS = 30;

/** Authenticator apps and passkeys that a member may register (spec §6). */
export const MAX_TOTP_DEVICES = 5;
export const MAX_PASSKEYS = 10;
export const MAX_CREDENTIALS = { totp: MAX_TOTP_DEVICES, passkey: MAX_PASSKEYS } as const;

/** Mail codes: seconds between two mails, mails an hour for each purpose, wrong tries for each mail (spec §6). */
export const RESEND_SECONDS = 30;
export const MAX_EMAIL_CODES_PER_HOUR = 5;
export const MAX_EMAIL_CODE_MISSES = 5;

/** リカバリーコード (79 bits) and the insurer's lost-factor code (59 bits) (spec §6, §8). */
export const RECOVERY_CODE_CHARACTERS = 16;
export const LOST_FACTOR_CODE_CHARACTERS = 12;
export const LOST_FACTOR_CODE_DAYS = 7;

/** Mails of 「パスワードを忘れた方」 and 「ユーザIDを忘れた方」, of each (spec §14 case 20). */
export const MAX_RECOVERY_MAILS_PER_HOUR = 5;

/** A password that a card gives away: the wait after five misses from one network, which then doubles. */
export const FORMULA_WAIT_DAYS = 1;

/** Misses without a wait, because people mistype; then a wait that doubles (spec §8). */
export const FREE_MISSES = 4;
export const FIRST_WAIT_SECONDS = 30;
export const MAX_WAIT_HOURS = 1;

/** A login attempt, from its first proof on (spec §5.1). */
export const ATTEMPT_MINUTES = 30;

/** 「変更を取り消す」 in the mail to the former e-mail address (spec §7). */
export const UNDO_HOURS = 72;

/** 「ログイン履歴」: days back, and lines a page (spec §4). */
export const HISTORY_DAYS = 90;
export const HISTORY_PAGE_LINES = 20;

/** 利用規約 have some 20 kB; a much larger file is the wrong one. */
export const MAX_TERMS_KILOBYTES = 200;

/** How long whoever finds the portal busy is asked to wait (RFC 9110 §10.2.3, Retry-After). */
export const BUSY_RETRY_SECONDS = 10;

/** ユーザー名, in characters, as wide as the import takes it. */
export const MAX_KANA_CHARACTERS = 80;

/** Days a clerk's invitation is good: sent before a weekend, it is good after it. */
export const INVITATION_DAYS = 3;

/** 「仮パスワードの期限が近い」, and the periods of the console's home, in days. */
export const EXPIRING_DAYS = 7;
export const DASHBOARD_DAYS = [7, 30, 90] as const;

/** お知らせ: the title, and the text in Markdown, in characters. */
export const MAX_ANNOUNCEMENT_TITLE = 60;
export const MAX_ANNOUNCEMENT_CHARACTERS = 10_000;
/** 「承認」: how long a request waits for a second clerk, and how long an approved code waits to be fetched. */
export const APPROVAL_HOURS = 72;
export const COLLECT_HOURS = 24;

/** Why a clerk asks for an approval, or sends one back, in characters. */
export const REASON_MIN = 10;
export const REASON_MAX = 200;

/** Members one clerk may act on alone, and one request for approval may be about. */
export const MAX_ALONE_MEMBERS = 20;
export const MAX_BULK_MEMBERS = 10_000;

/** 「理由」 of a change of the insurer's policy, in characters. */
export const MAX_POLICY_REASON_CHARACTERS = 200;

/** Beyond these, what an insurer chooses is weaker than standards ask for (NIST 800-63B-4 §4.2, §2.2.3; ASVS 6.4.1, 7.1.1). */
export const STANDARD_TEMPORARY_DAYS = 30;
export const STANDARD_IDLE_MINUTES = 60;

/** サービスメニュー: name and note of an entry, its address, in characters; entries of one insurer. */
export const MAX_SERVICE_NAME = 20;
export const MAX_SERVICE_NOTE = 60;
export const MAX_SERVICE_URL = 500;
export const MAX_SERVICES = 30;

/** 利用規約 as a draft in the console, in characters: a form takes less than a file (lib/edge/refusal.ts). */
export const MAX_TERMS_DRAFT_CHARACTERS = 40_000;

/** 「ログインの案内」: blocks of one insurer, the title of one and its text, in characters. */
export const MAX_HELP_BLOCKS = 10;
export const MAX_HELP_TITLE = 60;
export const MAX_HELP_CHARACTERS = 1000;

/** Name, hours and postal address of the insurer's desk, in characters. */
export const MAX_CONTACT_CHARACTERS = 100;
/** 「通知書」: members of a typed list; sheets of one document; how long a document that has stopped keeps the next one out. */
export const MAX_LISTED_MEMBERS = 1_000;
export const LETTERS_PER_DOCUMENT = 1_000;
export const LETTER_LEASE_SECONDS = 60;
/** Lines of one page of the members' list: what it begins with, and what a clerk may choose. */
export const MEMBER_PAGE_LINES = 50;
export const MEMBER_PAGE_SIZES = [20, MEMBER_PAGE_LINES, 100] as const;
/** 「最近見た加入者」 */
export const LAST_SEEN_MEMBERS = 10;
/** Lines of one download of the members' list. */
export const MAX_EXPORT_MEMBERS = 10_000;

/** Names of an insurer, its emblem without a logo, in characters; the file of a logo. */
export const MAX_INSURER_NAME = 60;
export const MAX_INSURER_SHORT_NAME = 20;
export const MAX_MONOGRAM = 2;
export const MAX_LOGO_KILOBYTES = 500;

/** Contrast of text, and of controls and drawings (WCAG 2.2, 1.4.3 and 1.4.11). */
export const TEXT_CONTRAST = 4.5;
export const CONTROL_CONTRAST = 3;

/** The largest file of an import. A list of 100,000 people has some 15 MB. */
export const MAX_IMPORT_MEGABYTES = 200;

/** Until when an import can be undone, and its rows are kept; and how long its list of temporary passwords is. */
export const IMPORT_UNDO_DAYS = 30;
export const IMPORT_RESULT_DAYS = 7;

/** Origins that may embed an insurer's portal: all of them are in a header of the cards. */
export const MAX_EMBED_ORIGINS = 20;
