import { EXPIRING_DAYS, LETTERS_PER_DOCUMENT, MAX_ALONE_MEMBERS, MAX_LISTED_MEMBERS } from "#lib/kernel/limits.ts";
import { formats } from "../format.ts";

const grouped = (count: number) => count.toLocaleString("ja-JP");
const people = (count: number) => `${grouped(count)}名`;

/** Of a long list, as many are named. */
const MAX_NAMED = 20;

/** 「通知書・仮パスワード」: what a clerk reads about letters. The paper itself is in letter-paper.ts. */
export const lettersText = {
  title: "通知書・仮パスワード",
  make: "通知書をつくる",
  sample: "見本を印刷して封筒に合わせる",
  back: "通知書・仮パスワードに戻る",
  people,

  needs: {
    heading: "通知書が必要な人",
    nobody: "いま通知書が必要な人はいません。",
    without: "仮パスワードがまだない人",
    expiring: `期限が${EXPIRING_DAYS}日以内の人`,
    expired: "期限が切れた人",
    beforeFirstLogin: "初回ログイン前の人（すべて）",
    show: "一覧",
  },

  list: {
    heading: "つくった通知書",
    caption: "つくった通知書の一覧",
    none: "通知書はまだつくっていません。",
    columns: {
      requestedAt: "受付日時",
      target: "対象",
      count: "人数・封筒",
      clerk: "担当者",
      expires: "期限",
      unused: "まだ使っていない",
      state: "ステータス",
    },
    count: (members: number, envelopes: number) => `${people(members)}・${grouped(envelopes)}通`,
    byMail: (members: number) => `${people(members)}・メール`,
    older: "これより前につくった通知書",
    newest: "最新の通知書",
  },
  states: {
    paper: {
      unasked: "承認の申請前",
      asked: "承認待ち",
      ready: "印刷前",
      writing: "書き出し中",
      partial: "途中まで印刷",
      written: "印刷済み",
    },
    mail: {
      unasked: "承認の申請前",
      asked: "承認待ち",
      ready: "送信前",
      writing: "送信の手続き中",
      partial: "途中まで送信",
      written: "送信の手続き済み",
    },
  },
  deliveries: { paper: "通知書を印刷", mail: "メールで送る" },
  targets: {
    without: () => "仮パスワードがまだない人",
    expiring: (days: number) => `期限が${days}日以内の人`,
    expired: () => "期限が切れた人",
    "before-first-login": () => "初回ログイン前の人",
    import: (_: number, at: string) => `${formats.dateTime(new Date(at))}の取り込み`,
    numbers: () => "記号・番号の一覧",
    member: () => "加入者1名",
    selected: () => "一覧で選んだ人",
    sheets: () => "もう一度発行",
  },
  units: { household: "世帯ごと", person: "1人1通" },

  expiring: {
    titles: { expiring: "仮パスワードの期限が近い人", expired: "仮パスワードの期限が切れた人" },
    caption: "仮パスワードの期限の一覧",
    none: "あてはまる人はいません。",
    columns: { number: "記号-番号-枝番", name: "氏名", kind: "仮パスワード", expires: "期限" },
    kinds: { random: "通知書", formula: "記号＋番号＋生年月日" },
    next: "次へ",
    first: "先頭へ",
  },

  new: {
    title: "通知書の作成",
    lead: "仮パスワードは、印刷するとき、またはメールで送るときに発行します。ここでは対象を決めるだけで、今の仮パスワードはまだ使えます。",
    target: "対象",
    ofExpiring: "期限が近い人",
    days: "期限が近い人の日数",
    dayOption: (days: number) => `${days}日以内`,
    import: "取り込み",
    importOption: (at: Date, issued: number) => `${formats.dateTime(at)}（${people(issued)}）`,
    ofImport: "取り込みで仮パスワードを発行した人",
    ofNumbers: "記号・番号の一覧",
    numbers: "記号・番号",
    numbersHint: `1行に1つ、「12-3456789」のように入力します。枝番まで入力するとその人だけ、枝番がなければ世帯の全員です。Excelの列を貼り付けることもできます（${grouped(MAX_LISTED_MEMBERS)}行まで）。`,
    ofMember: "この加入者1名に、通知書をつくります。",
    ofSelected: "一覧で選んだ加入者に、通知書をつくります。人数は次の画面で確かめられます。",
    delivery: "届け方",
    deliveryHints: {
      paper: "通知書を1枚ずつ印刷し、封筒で送ります。",
      mail: "登録のあるメールアドレスに、仮ユーザIDと仮パスワードを別々のメールで送ります。初回ログインがまだの人だけです。メールアドレスのない人には、あとで通知書を印刷できます。",
    },
    unit: "1通の単位",
    unitHints: {
      household: "家族の通知書を、被保険者あての1つの封筒に入れます。住所が別の被扶養者は、別の封筒です。",
      person: "1人に1つの封筒です。",
    },
    finished: "初回ログインを終えた人にも発行する",
    finishedHint:
      "通知書を印刷するときだけです。今のパスワードと認証は使えなくなり、初回ログインをもう一度行います。選ばなければ、終えた人は含みません。",
    submit: "対象を確かめる",
    errors: {
      "no-target": "対象を選んでください。",
      "no-import": "取り込みを選んでください。",
      empty: "記号・番号を1つ以上入力してください。",
      "too-many": `記号・番号は${grouped(MAX_LISTED_MEMBERS)}行以内で入力してください。`,
      unreadable: (line: string) =>
        `「${line}」は記号・番号として読み取れません。「12-3456789」のように、記号と番号をハイフンでつないでください。`,
      "not-found": (numbers: readonly string[]) => {
        const rest = numbers.length > MAX_NAMED ? `　ほか${numbers.length - MAX_NAMED}件` : "";
        return `次の記号・番号の加入者は、見つからないか、利用を停止しています: ${numbers.slice(0, MAX_NAMED).join("、")}${rest}`;
      },
      nobody: "対象になる人がいません。初回ログインを終えた人と、利用を停止している人は含みません。",
      "nobody-by-mail": "対象の人は、だれもメールアドレスの登録がありません。「通知書を印刷」を選んでください。",
      "finished-by-mail":
        "初回ログインを終えた人には、メールで送れません。メールを読める人が、ご本人の認証なしに入れてしまうためです。「通知書を印刷」を選ぶか、この選択を外してください。",
    },
  },

  order: {
    title: (at: Date) => `${formats.dateTime(at)}の通知書`,
    facts: "内容",
    terms: {
      state: "ステータス",
      target: "対象",
      members: "人数",
      envelopes: "封筒",
      delivery: "届け方",
      unit: "1通の単位",
      clerk: "担当者",
      leftOut: "含まない人",
      mailed: "メールを送った人",
      unreachable: "メールアドレスのない人",
      paperless: "通知書のいらない人",
      skipped: "発行しなかった人",
      unused: "まだ使っていない人",
      expires: "最初の期限",
    },
    envelopes: (count: number) => `${grouped(count)}通`,
    leftOut: (count: number) => `${people(count)}（初回ログインを終えた人）`,
    paperless: (count: number) => `${people(count)}（記号＋番号＋生年月日でログインする人。期間だけを新しくしました）`,
    skipped: (count: number) => `${people(count)}（先に利用を停止したか、初回ログインを終えた人）`,
    withoutEmail: (count: number, from: number) =>
      `メールアドレスのない人が${people(count)}います。送ったあとで、通番${grouped(from)}からの通知書を印刷できます。`,
    alreadyMailed: (count: number) =>
      `通知書かメールを受け取って、まだ使っていない人が${people(count)}います。送ると、前の仮パスワードは使えなくなります。`,
    mail: (count: number) => `${people(count)}にメールで送る`,
    mailLead: [
      "押すと、仮パスワードを順に発行し、仮ユーザIDのメールと仮パスワードのメールに分けて送ります。",
      "仮パスワードは、この画面には表示しません。前の仮パスワードは使えなくなります。",
      "届かなかったメールは、「メールの送信」で確かめられます。",
    ],
    withoutAddress: (count: number) =>
      `住所のない人が${people(count)}います。封筒の窓にはお名前だけが出ます。住所は、加入者の取り込みの「郵便番号」「住所」「建物名」の列で登録できます。`,
    alreadyIssued: (count: number) =>
      `ほかの通知書かメールを受け取って、まだ使っていない人が${people(count)}います。印刷すると、前の通知書の仮パスワードは使えなくなります。`,
    paperlessAhead: (count: number) =>
      `${people(count)}は、記号＋番号＋生年月日でログインする人です。通知書もメールも出ません。期間だけを新しくします。`,
    asked: `${MAX_ALONE_MEMBERS}名をこえるため、別の担当者の承認が必要です。`,
    /** What a request for approval is about. */
    named: (title: string, target: string) => `${title}（${target}）`,
    print: (from: number, until: number) => `印刷する（通番${grouped(from)}〜${grouped(until)}）`,
    printLead: [
      "押すと、仮パスワードを1枚ずつ発行しながら、新しいタブに通知書を表示します。前の仮パスワードは使えなくなります。",
      "通知書を表示できるのは1回だけです。タブは、印刷が終わるまで閉じないでください。",
      `1回に印刷するのは、およそ${grouped(LETTERS_PER_DOCUMENT)}枚までです。残りは、続けて印刷できます。`,
    ],
    partial: (waiting: number) =>
      `残りは${grouped(waiting)}名です。手元の最後の通番を確かめてください。紙のない通番があれば「もう一度発行」で、残りは「印刷する」で印刷できます。`,
    writing: {
      paper: "いま書き出しています。ほかの画面で書き出しが終わると、続きを印刷できます。",
      mail: "メールを送る手続きをしています。進み具合は「処理の状況」でご覧いただけます。",
    },
    refused: {
      "being-written": "いまほかの画面で書き出しているか、送っています。終わってから、もう一度お試しください。",
      "all-written": "すべて発行しました。もう一度表示することはできません。",
      "not-approved": "まだ承認されていません。",
    },
    again: "もう一度発行",
    paperInstead: "通知書を印刷する",
    paperInsteadLead:
      "メールアドレスのない人や、メールが届かない人には、通知書を印刷できます。通番を入力してください。新しい仮パスワードを発行し、メールで送った仮パスワードは使えなくなります。",
    againLead:
      "紙が足りないとき、汚れたときは、通番を入力してください。新しい仮パスワードで、新しい通知書をつくります。その人の前の通知書は使えなくなります。",
    from: "最初の通番",
    to: "最後の通番",
    againSubmit: "この通番をもう一度発行",
    againErrors: {
      serials: "通番を、小さい順に数字で入力してください。",
      nobody: "この通番の人は、すでに初回ログインを終えたか、利用を停止しています。",
    },
    discardOpen: "この通知書の作成をやめる",
    discardLead: "まだ何も発行していません。やめると一覧から消えます。いま使える仮パスワードは、そのまま使えます。",
    discard: "作成をやめる",
    discarded: "通知書の作成をやめました。何も発行していません。",
    notDiscarded: {
      unknown: "この通知書は、もうありません。",
      asked: "承認を待っています。やめるには、申請した担当者が先に申請を取り下げてください。",
      begun: "もう書き出しているか、送っています。作成をやめることはできません。",
    },
    sheets: "通番の一覧",
    sheetColumns: { serial: "通番", number: "記号-番号-枝番", name: "氏名", outcome: "結果", issuedAt: "発行日時" },
    outcomes: {
      printed: "印刷",
      mailed: "メールで送信",
      paperless: "通知書なしで発行",
      skipped: "発行していません",
      unreachable: "メールアドレスがありません",
    },
    waiting: { paper: "印刷前", mail: "送信前" },
    more: "続きの通番",
  },
} as const;
