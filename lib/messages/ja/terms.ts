/** New terms of use for members who accepted earlier ones (manual 004, 3-8). */
export const terms = {
  leadRevised:
    "利用規約が新しくなりました。内容をご確認のうえ、よろしければ「同意する」を押してください。同意いただくと、つづきの画面に進みます。",
  revisedOn: "改定日",
  publishedOn: "公開日",
  edition: "版",
  editionNumber: (version: number) => `第${version}版`,
  refuseNote: "「同意しない」を押すと、ログアウトします。登録されている内容は変わりません。",
  refusedTitle: "ログアウトしました",
  refusedBody:
    "新しい利用規約に同意いただけない場合、ポータルはご利用になれません。登録されている内容は、そのまま残っています。",
  refusedNext:
    "同意いただけるようになりましたら、もう一度ログインしてください。ご不明な点は、下の「お困りのときは」の窓口へお電話ください。",
} as const;
