/** 「資格情報」: what a member shows at a hospital's desk. */
export const eligibility = {
  title: "資格情報",
  tileNote: "記号・番号、資格確認書",
  card: {
    symbol: "記号",
    number: "番号",
    branch: "枝番",
    name: "氏名",
    birthDate: "生年月日",
    kind: "本人・家族",
    kinds: { insured: "本人（被保険者）", dependent: "家族（被扶養者）" },
    holder: "被保険者の氏名",
    qualifiedOn: "資格取得日",
    validUntil: "有効期限",
    copay: "負担割合",
    limit: "限度区分",
    insurerNumber: "保険者番号",
    insurer: "保険者名",
    person: (name: string) => `${name} さん`,
  },
  delivery: {
    notice: "資格情報のお知らせ",
    certificate: "資格確認書の交付対象",
  },
  /** A 資格情報のお知らせ is no proof by itself. */
  withMyNumberCard: "マイナ保険証が読み取れないときは、マイナ保険証といっしょに、この画面を窓口でお見せください。",
  shownAt: (moment: string) => `${moment} 現在`,
  staysOpen: "この画面は、開いたままにしておくと、電波の届かない場所でも表示できます。",
  family: "ご家族",
  none: "資格情報は、まだ登録されていません。健康保険組合からのお知らせをお待ちください。",
};
