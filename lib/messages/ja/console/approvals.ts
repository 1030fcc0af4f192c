import { APPROVAL_HOURS, COLLECT_HOURS, LOST_FACTOR_CODE_DAYS, REASON_MAX, REASON_MIN } from "#lib/kernel/limits.ts";
import { formats } from "../format.ts";

const count = (people: number) => `${people.toLocaleString("ja-JP")}名`;
const TOLD = "ご本人にお知らせのメールが届きます。";

/** 「承認」: what one clerk asks for, and another decides. */
export const approvalsText = {
  title: "承認",
  header: (waiting: number) => `承認 ${waiting}`,
  headerHint: (waiting: number) => `承認待ちの申請 ${waiting}件`,
  tabsLabel: "表示する申請",
  tabs: { waiting: "承認待ち", own: "自分の申請", over: "完了" },
  caption: { waiting: "承認待ちの申請", own: "自分の申請", over: "完了した申請" },
  none: {
    waiting: "承認を待っている申請はありません。",
    own: "あなたの申請はありません。",
    over: "完了した申請はありません。",
  },
  columns: {
    askedAt: "申請日時",
    act: "内容",
    people: "対象",
    askedBy: "申請した人",
    reason: "理由",
    until: "期限",
    status: "ステータス",
  },
  statuses: {
    asked: "承認待ち",
    "to-collect": "承認済み・表示前",
    running: "実行中",
    done: "完了",
    refused: "差し戻し",
    withdrawn: "取り下げ",
    expired: "期限切れ",
  },
  people: count,
  hoursLeft: (hours: number) => `あと${hours}時間`,
  ask: "承認を申請",
  openRequest: "承認の申請を開く",
  back: "承認の一覧に戻る",

  /** By the name of the act: what it is called, what will happen, and the button that asks for it. */
  acts: {
    "lost-factor-code": {
      title: "機種変更・紛失の番号を発行",
      effects: () => [
        "承認のあと、申請した担当者の画面に、1回だけ番号が表示されます。",
        `番号は${LOST_FACTOR_CODE_DAYS}日間有効で、1回だけ使えます。前に発行した番号は使えなくなります。`,
        "番号を使った方は、新しい認証方法を設定します。設定が終わると、これまでの認証は使えなくなります。",
        TOLD,
      ],
    },
    "clerk-factors": {
      title: "担当者の認証を再設定",
      effects: () => [
        "この担当者の認証とパスワードは使えなくなり、ログイン中の画面はログアウトします。",
        "登録し直すためのリンクを、この担当者のメールアドレスにお送りします。",
      ],
    },
    "unlock-many": {
      title: "ロックを解除",
      effects: (people: number) => [`${count(people)}のロックを解除します。すぐにログインできます。`, TOLD],
    },
    "sign-out-many": {
      title: "ログアウトさせる",
      effects: (people: number) => [
        `${count(people)}を、すべての端末からログアウトさせます。`,
        "途中のログインもはじめからになります。パスワードと認証は、そのまま使えます。",
        TOLD,
      ],
    },
    "stop-many": {
      title: "利用を停止",
      effects: (people: number) => [
        `${count(people)}の利用を停止します。ログイン中の端末は、すぐにログアウトします。`,
        "停止している間はログインできません。あとで「利用を再開」できます。",
        TOLD,
      ],
    },
    "import-disable": {
      title: "取り込みで資格喪失にする",
      effects: (people: number) => [
        `${count(people)}が資格喪失になり、ログインできなくなります。使用中のログインも終わります。`,
        "承認すると、申請した担当者が取り込みを実行できるようになります。",
        "だれが資格喪失になるかは、「取り込み」の「内容の確認」で確かめられます。",
      ],
    },
    "insurance-number": {
      title: "サービスに記号・番号を渡すことを許可",
      effects: (people: number) => [
        `サービスを使う方の保険証の記号・番号・枝番を、サービスに渡せるようになります（加入者は今${count(people)}です）。`,
        "同意をお聞きするサービスでは、同意した方の分だけを渡します。",
        "戻り先のアドレスや同意のしかたを変えると、許可はなくなります。",
      ],
    },
    "print-letters": {
      title: "通知書を印刷・メールで送信",
      effects: (people: number) => [
        `${count(people)}の仮パスワードを発行し、通知書を印刷するか、メールで送れるようになります。`,
        "発行すると、前の仮パスワードは使えなくなります。初回ログインを終えた方を含むときは、今のパスワードと認証も使えなくなります。",
        "だれに発行するかは、「通知書・仮パスワード」の「つくった通知書」で確かめられます。",
      ],
    },
  },

  detail: {
    facts: "申請の内容",
    effects: "承認すると",
    checked: "ご本人であることを確かめた方法",
    act: "内容",
    who: "対象",
    reason: "理由",
    askedBy: "申請した人",
    askedAt: "申請日時",
    expiresAt: "期限",
    status: "ステータス",
    decidedBy: { approved: "承認した人", refused: "差し戻した人", withdrawn: "取り下げた人" },
    decidedAt: "決めた日時",
    answer: "差し戻した理由",
    result: "結果",
    done: (done: number, skipped: number) =>
      skipped === 0
        ? `${count(done)}を実行しました。`
        : `${count(done)}を実行しました。${count(skipped)}は、停止中などのため実行しませんでした。`,
    progress: (done: number, people: number) => `${count(people)}のうち${count(done)}まで進みました。`,
    changed: (asked: number, now: number) =>
      asked === now
        ? "申請のあと、対象の方の状態が変わりました。今の内容を確かめてください。"
        : `申請のあと、対象の方の状態が変わりました。申請のときは${count(asked)}、今は${count(now)}です。`,
    impossible: "対象の方の状態が変わり、この操作はできなくなりました。差し戻してください。",
    openMember: "加入者の詳細を開く",
    openList: "対象の一覧を開く",
  },
  decide: {
    heading: "承認・差し戻し",
    approve: "承認して実行",
    refuse: "差し戻す",
    answer: "差し戻す理由",
    withdraw: "申請を取り下げる",
    own: "自分の申請は承認できません。ほかの担当者の承認をお待ちください。",
  },
  reason: {
    label: "理由",
    hint: `${REASON_MIN}〜${REASON_MAX}文字。承認する担当者が読みます。ご本人の番号や暗証は書かないでください。`,
  },
  /** What came of a form, said on the page it leads to. */
  results: {
    approved: "承認しました。",
    refused: "差し戻しました。",
    withdrawn: "申請を取り下げました。",
    asked: "承認を申請しました。ほかの担当者が承認すると、実行されます。",
  },
  failures: {
    unknown: "この申請は見つかりません。",
    "already-approved": "この申請は、すでに承認されています。",
    "already-refused": "この申請は、すでに差し戻されています。",
    "already-withdrawn": "この申請は、取り下げられています。",
    expired: `この申請は、期限が切れています。申請は${APPROVAL_HOURS}時間有効です。`,
    "own-request": "自分の申請は承認できません。ほかの担当者の承認をお待ちください。",
    "not-own": "ほかの担当者の申請です。申請した担当者だけができます。",
    "concerns-you": "あなた自身についての申請です。ほかの担当者が決めます。",
    "asker-gone": "申請した担当者の役割が変わったか、利用が停止されたため、この申請は承認できません。",
    "role-too-low": "あなたの役割では、この申請を承認できません。「管理」の担当者が承認します。",
    changed: "画面を開いたあとに、対象の方の状態が変わりました。内容を確かめて、もう一度押してください。",
    impossible: "対象の方の状態が変わり、この操作はできません。",
    "reason-too-short": `理由を${REASON_MIN}文字以上で入力してください。`,
    "reason-too-long": `理由は${REASON_MAX}文字以内で入力してください。`,
    "nobody-else":
      "承認できる担当者がほかにいません。「管理」の担当者に、担当者の招待を頼んでください。お急ぎのときは運用窓口にご連絡ください。",
    "not-approved": "この申請は、まだ承認されていません。",
    collected: "番号は、すでに表示されています。もう表示できません。必要なときは、もう一度申請してください。",
  },
  collectUntil: (until: Date) => `${formats.deadline(until)}まで、1回だけ使えます`,
  /** For the browser: texts alone. */
  collect: {
    lead: `承認されました。${COLLECT_HOURS}時間以内に、ご本人と電話がつながっているときに押してください。番号を表示するのは、1回だけです。`,
    submit: "番号を表示",
    doneTitle: "番号を発行しました",
    code: "番号",
    untilLabel: "有効期限",
    once: "この番号を表示するのは、この1回だけです。今、ご本人に伝えてください。この画面を離れると、もう表示できません。",
    how: "ご本人は、ログインの画面の「別の方法でログイン」で、この番号を入力します。",
    back: "加入者の詳細に戻る",
  },
};
