import { MAX_ANNOUNCEMENT_CHARACTERS, MAX_ANNOUNCEMENT_TITLE } from "#lib/kernel/limits.ts";
import { formats } from "../format.ts";
import { consoleContent } from "./content.ts";

/** The console's sentences about お知らせ. */
export const consoleAnnouncements = {
  announcements: {
    title: "お知らせ",
    caption: "お知らせの一覧",
    lead: "ポータルのトップページに表示するお知らせです。「重要」のものが上に、そのあとは新しい順に並びます。",
    add: "お知らせをつくる",
    none: "まだお知らせはありません。",
    older: "これより古いお知らせ",
    newest: "最新のお知らせ",
    back: "お知らせの一覧に戻る",
    newTitle: "お知らせの作成",
    editTitle: "お知らせの編集",
    columns: { title: "題名", status: "ステータス", days: "公開期間", audience: "見せる相手" },
    statuses: { draft: "下書き", scheduled: "公開前", shown: "公開中", over: "終了" },
    important: "重要",
    days: (from: Date | null, until: Date | null) =>
      from || until ? `${from ? formats.dateTime(from) : ""}〜${until ? formats.dateTime(until) : ""}` : "–",
    audiences: { everyone: "どなたにも", members: "ログインした加入者だけ" },
    fields: {
      title: "題名",
      titleHint: `${MAX_ANNOUNCEMENT_TITLE}文字まで`,
      body: "本文",
      from: "公開を始める日時",
      fromHint: "日本時間です。空のときは、すぐに公開します。",
      until: "公開を終える日時",
      untilHint: "空のときは、取りやめるまで公開します。",
      isImportant: "重要なお知らせとして、いちばん上に表示する",
      isMembersOnly: "ログインした加入者だけに見せる",
    },
    saveDraft: "下書きを保存",
    publish: "公開",
    republish: "変更を公開",
    withdraw: "公開を取りやめる",
    withdrawHint: "加入者には見えなくなり、下書きに戻ります。もう一度公開できます。",
    delete: "下書きを削除",
    deleteSummary: "この下書きを削除する",
    deleteHint: "削除すると、元に戻せません。",
    readOnly: "お知らせを変更できるのは、「担当」と「管理」の担当者です。",
    done: {
      saved: "下書きを保存しました。加入者にはまだ見えません。",
      published: "公開しました。",
      scheduled: "公開の予約をしました。公開を始める日時から、加入者に見えます。",
      withdrawn: "公開を取りやめました。加入者には見えません。",
      deleted: "下書きを削除しました。",
    },
    errors: {
      ...consoleContent.content.markdownErrors,
      "title-empty": "題名を入力してください。",
      "title-too-long": `題名は${MAX_ANNOUNCEMENT_TITLE}文字以内で入力してください。`,
      "body-too-long": `本文は${MAX_ANNOUNCEMENT_CHARACTERS.toLocaleString("ja-JP")}文字以内で入力してください。`,
      "from-unreadable": "公開を始める日時を、年・月・日・時刻で入力してください。",
      "until-unreadable": "公開を終える日時を、年・月・日・時刻で入力してください。",
      "until-before-from": "公開を終える日時は、始める日時より後にしてください。",
      "until-over": "公開を終える日時が過ぎています。これからの日時にしてください。",
    },
  },
};
