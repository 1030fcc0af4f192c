import { MAX_LISTED_MEMBERS, MAX_LOGO_KILOBYTES } from "#lib/kernel/limits.ts";

const number = (value: number) => value.toLocaleString("ja-JP");
const people = (value: number) => `${number(value)}名`;
const some = (value: number | undefined, text: string) => (value ? `${people(value)}${text}` : "");

/** 「資格確認書」: the electronic delivery, for clerks and operators. */
export const documentsText = {
  title: "資格確認書",
  lead: "電子交付に同意した加入者に資格確認書を交付し、開いたかどうかを確かめます。",
  off: "「資格情報の表示」が「いいえ」のため、加入者の画面には出ていません。「ログインの決まり」で変えられます。",
  deliver: "交付する",
  revokeLink: "資格確認書を無効にする",
  back: "資格確認書に戻る",
  listsLabel: "一覧の種類",
  lists: {
    delivered: "交付済み",
    unopened: "未開封",
    waiting: "交付待ち",
    paper: "紙で交付",
    withdrawn: "同意を撤回",
  },
  listLeads: {
    delivered: "今の資格確認書を電子交付した人です。",
    unopened: "決まりの日数のあいだ、資格確認書を開いていない人です。",
    waiting: "電子交付に同意していて、まだ交付していない人です。",
    paper: "電子交付に同意していない人です。紙の資格確認書をお送りください。",
    withdrawn: "電子交付の同意を取り消した人です。紙の資格確認書をお送りください。",
  },
  count: people,
  caption: (list: string) => `${list}の一覧`,
  none: "該当する人はいません。",
  columns: {
    person: "加入者",
    document: "番号",
    issued: "交付日",
    opened: "はじめて開いた日時",
    withdrawn: "同意の撤回",
  },
  document: (value: number) => `第${String(value).padStart(6, "0")}号`,
  notOpened: "まだ",
  next: "次の加入者",
  first: "はじめの加入者",
  new: {
    title: "資格確認書の交付",
    lead: "電子交付に同意している人に、メールでお知らせして交付します。内容が同じ資格確認書を持っている人には、交付しません。",
    who: "交付する人",
    all: "交付区分が「資格確認書」の全員",
    allNote: "同意していない人は、紙で交付する人として数えます。",
    listed: "番号で指定する",
    numbers: "記号-番号-枝番",
    numbersHint: `1行に1名ずつ、${number(MAX_LISTED_MEMBERS)}名まで。枝番を書かないと、世帯の全員です。`,
    submit: "交付をはじめる",
    errors: {
      empty: "番号を入力してください。",
      "too-many": `番号は${number(MAX_LISTED_MEMBERS)}名までにしてください。`,
      unreadable: (line: string) => `「${line}」を読み取れません。記号-番号-枝番で入力してください。`,
      nobody: "資格情報のある加入者が見つかりません。番号と、取り込んだ内容をご確認ください。",
      off: "「ログインの決まり」で「資格情報の表示」を「はい」にしてから、交付してください。",
    },
  },
  revoke: {
    title: "資格確認書を無効にする",
    lead: "無効にすると、加入者は開けなくなり、「資格確認書の確認」の画面にも「使えません」と出ます。元には戻せません。新しい資格確認書は、もう一度「交付する」で交付できます。",
    number: "資格確認書の番号",
    hint: "「第」と「号」のあいだの数字です。",
    submit: "無効にする",
    done: "資格確認書を無効にしました。",
    errors: {
      unreadable: "番号を数字で入力してください。",
      unknown: "この番号の資格確認書はありません。",
      ended: "この資格確認書は、すでに使えなくなっています。",
    },
  },
  seal: {
    heading: "保険者印",
    present: "これから交付する資格確認書に、この印を印刷します。",
    none: "まだ登録していません。印のない資格確認書になります。",
    file: "印の画像",
    hint: `PNGかJPEG、${MAX_LOGO_KILOBYTES}キロバイトまで。正方形で、背景が白か透明のものをお使いください。`,
    submit: "印を登録",
    alt: "登録した保険者印",
    done: "保険者印を登録しました。次に交付する資格確認書から使います。",
    problems: {
      none: "画像を選んでください。",
      "too-large": "画像が大きすぎます。",
      svg: "SVGは登録できません。PNGかJPEGにしてください。",
      "not-an-image": "画像として読み取れません。PNGかJPEGにしてください。",
      "too-many-pixels": "画像の画素数が多すぎます。",
      "too-small": "画像が小さすぎます。",
    } as Readonly<Record<string, string>>,
  },
  /** What became of a delivery. */
  result: ({ issued = 0, unchanged, paper, notDue, incomplete, characters, expired }: Record<string, number>) =>
    [
      `${people(issued)}に交付しました。`,
      some(unchanged, "は、同じ内容の資格確認書を持っています。"),
      some(paper, "は、同意がないため紙で交付してください。"),
      some(incomplete, "は、取り込んだ内容が足りないため交付していません。"),
      some(characters, "は、お名前に印刷できない文字があるため交付していません。"),
      some(expired, "は、有効期限を過ぎているため交付していません。"),
      some(notDue, "は、資格確認書の対象ではありません。"),
    ].join(""),
  /** Of `documents list`. */
  csvHeading: ["記号", "番号", "枝番", "氏名", "資格確認書の番号", "交付日時", "はじめて開いた日時", "同意の撤回"],
  progress: (percent: number, done: number) => `${percent}％ ${people(done)}`,
  revoked: (value: number) => `第${String(value).padStart(6, "0")}号を無効にしました。`,
};
