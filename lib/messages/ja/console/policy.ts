import {
  CODE_DIGITS,
  LONG_PASSWORD_CHARACTERS,
  MAX_EMAIL_CODE_MISSES,
  MAX_POLICY_REASON_CHARACTERS,
  STANDARD_IDLE_MINUTES,
  STANDARD_TEMPORARY_DAYS,
} from "#lib/kernel/limits.ts";
import { formats } from "../format.ts";

const UNITS = { days: "日", characters: "文字", minutes: "分", hours: "時間" };

/** 「ログインの決まり」: the insurer's policy, for the clerks who read and change it. */
export const consolePolicy = {
  title: "ログインの決まり",
  lead: "加入者のログインについて、この組合が選んでいる決まりです。項目を開くと、効果と、変えたときの影響がわかります。",
  back: "ログインの決まりに戻る",
  history: "変更の履歴",
  shortfallTotal: (count: number) =>
    count === 0 ? "基準に届かない設定はありません。" : `基準に届かない設定 ${count}件`,
  caption: (group: string) => `${group}の決まり`,
  columns: { field: "項目", value: "今の値", verdict: "基準", changed: "最後の変更" },
  groups: {
    "first-login": "はじめてのログイン",
    methods: "認証方法",
    password: "パスワード",
    reset: "再設定",
    session: "時間",
    eligibility: "資格情報",
    content: "画面の内容",
  },
  verdicts: { met: "○ 基準どおり", weak: "△ 弱め（理由あり）", short: "✕ 届いていません" },
  units: UNITS,
  none: "なし",
  method: { passkey: "生体認証", totp: "OTP認証", email: "OTP認証（メール）" },

  present: "今の値",
  next: "新しい値",
  standards: "基準との照合",
  meetsStandards: "この値は、照合している基準（ASVS 5.0.0、NIST SP 800-63B-4）を満たしています。",
  noStandard: "照合する基準はありません。",
  shortfalls: {
    formula:
      "仮パスワードは、推測できないものとされています。記号・番号・生年月日は、本人以外も知ることがあります。今の守り: 初回ログインの入口だけ、回数の制限、期限、登録済みのメールアドレスの確認。",
    "long-temporary": `仮パスワードの期限は短くするものとされています。${STANDARD_TEMPORARY_DAYS}日を超えると、通知書をなくしたときの危険が続きます。`,
    "mail-code": `メールは、本人を確かめる方法に使わないものとされています。メールを読まれると、番号も読まれます。今の守り: ${CODE_DIGITS}けたの番号、短い期限、まちがいは${MAX_EMAIL_CODE_MISSES}回まで。`,
    "no-passkey":
      "にせのサイトにだまされにくい方法（生体認証）を、少なくとも1つ用意するものとされています。いまは用意していません。",
    "recommends-mail": "いちばん弱い方法を「おすすめ」にしています。",
    classes: `文字の種類を求めないものとされています。覚えにくく、似たパスワードが増えるためです。今の守り: ${LONG_PASSWORD_CHARACTERS}文字以上では求めません。`,
    "login-id-in-password":
      "パスワードの一部だけを見て断らないものとされています。安全の面で困ることはなく、断る理由は画面に表示しています。",
    "reset-without-factor":
      "再設定で認証方法を飛ばさないものとされています。メールを読める人が、その人の登録を取れてしまいます。今の守り: お知らせのメール、すべての端末のログアウト。",
    "long-idle": `操作がないときは、${STANDARD_IDLE_MINUTES}分以内にログアウトするものとされています。`,
  },
  impact: "加入者への影響",
  methodsImpact: {
    added: (names: string) => `「${names}」を選べるようになります。`,
    onlyBy: (method: string, count: string) =>
      `「${method}」だけの人が ${count} います。次のログインもこれまでどおりできます。認証方法を変えるときは、残りの方法から選びます。`,
    chosen: (method: string, count: string) =>
      `「${method}」を選んで、まだ設定していない人が ${count} います。次のログインから、残りの方法を設定します。`,
    order: "並び順が変わります。",
  },
  people: (count: string) => `${count}名`,
  logins: (count: string) => `${count}件`,
  preview: "加入者の画面",
  previewPresent: "今の値で表示したものです。操作はできません。",
  previewNext: "新しい値で表示したものです。操作はできません。",
  noPreview: "加入者の画面の見た目は変わりません。",

  range: (min: number, max: number, unit: keyof typeof UNITS) => `${min}〜${max}${UNITS[unit]}`,
  methodAt: (place: number) => `${place}番目`,
  noteOf: (method: string) => `「${method}」の注意書き`,
  dateHint: "日付がいらないときは、空にしてください。",
  confirm: "変更を確認",
  confirmTitle: "変更の確認",
  reason: "理由",
  reasonHint: `あとから見た人にわかるように書いてください。${MAX_POLICY_REASON_CHARACTERS}文字まで。個人の名前は書かないでください。`,
  save: "変更を保存",
  again: "値を選び直す",
  saved: (label: string) => `「${label}」を変更しました。次に開く画面から新しい決まりになります。`,
  viewerHint: "変更できるのは「管理」の担当者です。",
  onItsPage: (page: string) => `この内容は「${page}」の画面で変えます。`,
  contentPages: { branding: "見た目", services: "サービス", "login-help": "ログインの案内" },

  problems: {
    "not-a-number": "範囲の中の、整数を入力してください。",
    "no-method": "認証方法を1つも選んでいません。",
    "listed-twice": "同じ認証方法を重ねて選んでいます。",
    "not-offered": "使える認証方法の中から選んでください。",
    "not-a-date": "カレンダーにある日付を入力してください。",
    unreadable: "この値は選べません。",
    recommended: "「おすすめの認証方法」にしている方法は外せません。",
    "note-not-offered": "使えない認証方法の注意書きは保存できません。",
    "no-formula": "仮パスワードのつくり方が「ランダム」のため、この日付は使われません。",
    "remembered-shorter": "「ログイン状態の保存」を選んだ人の時間が、選んでいない人より短くなります。",
    "idle-longer": "操作がないときの時間が、ログインの長さの上限を超えます。",
  },
  withoutMethod: (count: string) =>
    `方法が1つもないと、加入者 ${count} が認証方法を設定できず、ログインできなくなります。`,
  fixFirst: (label: string) => `先に「${label}」を変えてください。`,
  failures: {
    "reason-missing": "理由を入力してください。",
    "reason-too-long": `理由は${MAX_POLICY_REASON_CHARACTERS}文字以内で入力してください。`,
    unchanged: "今の値と同じです。",
    "too-long": "内容が長すぎます。短くしてください。",
    "not-changeable": "この決まりは変更できません。",
  },
  conflict: "別の担当者が変更しました。まだ保存していません。入力した内容は残っています。",
  conflictLine: (who: string, at: Date, { label, from, to }: { label: string; from: string; to: string }) =>
    `${formats.dateTime(at)} ${who}：「${label}」を「${from}」から「${to}」へ`,
  conflictNext: "このまま変えてよければ、もう一度「変更を保存」を押してください。",

  historyTitle: "ログインの決まりの変更履歴",
  historyLead: "新しいものから表示しています。",
  historyCaption: "変更の履歴",
  historyNone: "まだ変更はありません。",
  older: "これより古い変更",
  newest: "最新の変更",
  historyColumns: { at: "日時", who: "だれが", field: "項目", from: "変更前", to: "変更後", reason: "理由" },
  restore: "この設定に戻す",
  operator: "運用者",
  changedContent: "（内容）",
  clerk: (name: string) => name.replaceAll("\u3000", " "),
};
