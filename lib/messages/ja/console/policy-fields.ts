import { LONG_PASSWORD_CHARACTERS } from "#lib/kernel/limits.ts";

/** Words of one field of 「ログインの決まり」. */
export type FieldWords = {
  label: string;
  /** What the field does, to whoever has never seen it. */
  effect: string;
  /** Of a choice, by value; of a flag, by "true" and "false". */
  options?: Readonly<Record<string, string>>;
  /** What a change means for those who use the portal already. @param count of those whom it concerns, with its unit */
  impact: (count: string) => string;
};

const YES_NO = { true: "はい", false: "いいえ" };

const issued = (count: string) =>
  `まだ使える仮パスワードを持つ人が ${count} います。お渡し済みの仮パスワードと期限は変わりません。次に発行する分から変わります。`;
const password = (count: string) =>
  `自分のパスワードを設定した人が ${count} います。いまのパスワードは、これまでどおり使えます。次にパスワードを決めるときから変わります。`;
const session = (count: string) =>
  `いまログイン中の端末が ${count} あります。その端末の時間は変わりません。次のログインから変わります。`;
const content = (count: string) => `利用できる加入者は ${count} です。次に画面を開いたときから変わります。`;

/** By the keys of POLICY_FIELDS (lib/insurers/policy-fields.ts); a missing one does not compile. */
export const policyFieldWords = {
  firstLoginOrder: {
    label: "初回ログインの順番",
    effect: "初回ログインで、メールアドレスの確認と、認証方法・パスワードの設定の、どちらを先にするかを決めます。",
    options: { "email-first": "メールアドレスの確認が先", "password-first": "認証方法とパスワードが先" },
    impact: (count) =>
      `初回ログインを終えていない人が ${count} います。途中の人は、入力した内容を残したまま、次の画面から新しい順番になります。`,
  },
  temporaryCredential: {
    label: "仮パスワードのつくり方",
    effect: "初回ログインで使う仮パスワードを、一人ひとり違う文字にするか、保険証の内容からつくるかを決めます。",
    options: { random: "ランダム（おすすめ）", formula: "記号＋番号＋生年月日" },
    impact: issued,
  },
  formulaUntil: {
    label: "「記号＋番号＋生年月日」にする最後の資格取得日",
    effect:
      "仮パスワードを「記号＋番号＋生年月日」にしているとき、この日までに資格を取得した人だけに使います。あとの人はランダムになります。日付がないときは、全員が対象です。",
    impact: issued,
  },
  temporaryCredentialDays: {
    label: "仮パスワードの有効期間",
    effect: "仮パスワードを発行してから、使えなくなるまでの日数です。",
    impact: issued,
  },
  loginIdChange: {
    label: "ユーザIDの変更",
    effect: "加入者が、自分のユーザIDを変えられるかどうかを決めます。",
    options: { offer: "変えられる", off: "変えられない" },
    impact: (count) =>
      `利用できる加入者は ${count} です。いまのユーザIDは変わりません。変更の画面は、次に開いたときから変わります。`,
  },
  continueAfterFirstLogin: {
    label: "初回ログインに続けて認証方法を設定する",
    effect:
      "「はい」では、初回ログインのあと、そのまま認証方法を設定できます。「いいえ」では、いちどログアウトします。",
    options: YES_NO,
    impact: (count) => `初回ログインを終えていない人が ${count} います。完了の画面から新しい決まりになります。`,
  },
  methods: {
    label: "使える認証方法",
    effect: "パスワードのほかに本人を確かめる方法です。この順番で加入者の画面に並びます。",
    impact: (count) => `利用できる加入者は ${count} です。設定済みの認証方法は消えません。`,
  },
  recommendedMethod: {
    label: "おすすめの認証方法",
    effect: "認証方法を選ぶ画面で「おすすめ」と表示する方法です。",
    impact: (count) => `まだ認証方法を選んでいない人が ${count} います。次に画面を開いたときから表示が変わります。`,
  },
  methodNotes: {
    label: "認証方法の注意書き",
    effect: "認証方法を選ぶ画面と設定する画面で、その方法の下に表示する文です。",
    impact: (count) => `まだ認証方法を選んでいない人が ${count} います。次に画面を開いたときから表示が変わります。`,
  },
  "password.min": {
    label: "パスワードの最短の長さ",
    effect: "新しいパスワードに必要な文字数です。",
    impact: password,
  },
  "password.max": {
    label: "パスワードの最長の長さ",
    effect: "新しいパスワードに使える最大の文字数です。",
    impact: password,
  },
  "password.requireClasses": {
    label: "英大文字・英小文字・数字・記号をすべて必要とする",
    effect: `「はい」では、英大文字・英小文字・数字・記号をすべて使ったパスワードだけを受け付けます。${LONG_PASSWORD_CHARACTERS}文字以上のときは求めません。`,
    options: YES_NO,
    impact: password,
  },
  "password.forbidLoginId": {
    label: "ユーザIDを含むパスワードを断る",
    effect: "「いいえ」でも、ユーザIDとまったく同じパスワードは使えません。",
    options: YES_NO,
    impact: password,
  },
  resetLinkMinutes: {
    label: "再設定のリンクの有効時間",
    effect: "「パスワードを忘れた方」のメールにあるリンクを、何分間使えるようにするかを決めます。",
    impact: (count) =>
      `まだ使われていないリンクが ${count} あります。その時間は変わりません。次のメールから変わります。`,
  },
  resetNeedsFactor: {
    label: "再設定のときも認証方法を確かめる",
    effect:
      "「はい」では、メールのリンクに加えて、登録した認証方法かリカバリーコードを求めます。「いいえ」では、メールを読める人がパスワードと認証方法を新しくできます。",
    options: YES_NO,
    impact: (count) =>
      `「OTP認証（メール）」だけの人が ${count} います。「はい」では、この人たちはパスワードを忘れると、リカバリーコードか、健保組合が発行する番号が必要です。次に再設定をするときから変わります。`,
  },
  "session.idleMinutes": {
    label: "操作がないときにログアウトするまでの時間",
    effect: "この時間のあいだ操作がないと、自動でログアウトします。",
    impact: session,
  },
  "session.rememberedIdleMinutes": {
    label: "「ログイン状態の保存」を選んだ人の時間",
    effect: "ログインのときに「ログイン状態の保存」を選んだ人が、操作がないときにログアウトするまでの時間です。",
    impact: session,
  },
  "session.absoluteHours": {
    label: "ログインの長さの上限",
    effect: "操作を続けていても、この時間でログアウトします。",
    impact: session,
  },
  "eligibility.isOn": {
    label: "資格情報の表示",
    effect: "「はい」では、加入者のサービスメニューに「資格情報」が出て、資格確認書の電子交付を申し込めます。",
    options: YES_NO,
    impact: content,
  },
  "eligibility.showsFamily": {
    label: "家族の資格情報の表示",
    effect: "「はい」では、被保険者が、同じ記号・番号の被扶養者の資格情報も見られます。",
    options: YES_NO,
    impact: content,
  },
  "eligibility.asksAgain": {
    label: "資格情報を開くときの再認証",
    effect:
      "「はい」では、資格情報を開くときに、もう一度ご本人の確認をします。「いいえ」では、ログインしていれば開けます。",
    options: YES_NO,
    impact: content,
  },
  "eligibility.unopenedDays": {
    label: "未開封として一覧に出すまでの日数",
    effect: "電子交付した資格確認書が、この日数のあいだ開かれていないとき、担当者の一覧に出します。",
    impact: content,
  },
  branding: {
    label: "見た目と窓口",
    effect: "色、紋章の文字、窓口の電話番号などです。",
    impact: content,
  },
  services: {
    label: "サービスの一覧",
    effect: "加入者のトップページに並ぶサービスです。",
    impact: content,
  },
  loginHelp: {
    label: "はじめてログインする方への案内",
    effect: "ログインの画面に表示する、加入者の区分ごとの案内です。",
    impact: content,
  },
} satisfies Record<string, FieldWords>;
