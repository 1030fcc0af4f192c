import "server-only";

/**
 * The window of a 長形3号 envelope (235 × 120 mm) with the folded sheet (210 × 99 mm) in it: 90 × 45 mm, 22 mm from the
 * left and 15 mm from the top of the envelope. The sheet slides by 25 and 21 mm. What is always in the window is x 22–87 and
 * y 15–39 of the sheet; what may be seen at some time is x up to 112 and y up to 60. All in millimetres of the sheet.
 */
export const LETTER_STYLE = `
@page{size:A4;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
body{font:10pt/1.5 "Noto Sans CJK JP","Noto Sans JP","Hiragino Sans","Yu Gothic",Meiryo,sans-serif;color:#000;background:#e6e6e6}
.defs{position:absolute;width:0;height:0}
.sheet{position:relative;width:210mm;height:297mm;overflow:hidden;background:#fff;break-after:page;break-inside:avoid}
.sheet>*{position:absolute}
.fold{left:0;width:4mm;border-top:.2mm solid #000}
.first{top:99mm}.second{top:198mm}
.window{left:22mm;top:15mm;width:65mm;height:24mm;border:.2mm dashed #000;font-size:7pt}
.window span{position:absolute;left:0;top:25mm;white-space:nowrap}
.to{left:24mm;top:17mm;width:61mm;height:21mm;font-size:9pt;font-style:normal;line-height:1.3;overflow-wrap:anywhere}
.to .name{font-size:10.5pt}
.to.long .name{font-size:9pt}
.to.small{font-size:7pt;line-height:1.2}
.to.small .name{font-size:8pt}
.from{left:122mm;top:15mm;width:74mm;font-size:9pt;line-height:1.5;overflow-wrap:anywhere}
.from .number{font-size:8pt}
.from .name{margin-top:2mm;font-size:11pt;font-weight:700}
header{left:20mm;top:68mm;width:170mm}
h1{font-size:16pt;line-height:1.3;text-align:center}
header p{margin-top:3mm}
.middle{left:20mm;top:107mm;width:170mm;height:83mm}
.middle dl{position:absolute;left:0;top:0;width:126mm;border-top:.3mm solid #000}
.middle dl div{display:flex;align-items:center;min-height:13mm;border-bottom:.2mm solid #767676}
.middle dt{width:34mm;flex:none;font-weight:700}
.middle dd{font-size:12pt;overflow-wrap:anywhere}
.middle .secret{font:700 14pt/1.4 "Noto Sans Mono CJK JP","Noto Sans Mono",Consolas,Menlo,"MS Gothic",monospace;letter-spacing:.3mm}
.code{position:absolute;left:131mm;top:0;width:39mm;text-align:center;font-size:8pt;line-height:1.3;overflow-wrap:anywhere}
.qr{width:37mm;height:37mm}
.note{position:absolute;left:0;top:58mm;width:170mm;font-size:9.5pt}
.bottom{left:20mm;top:204mm;width:170mm}
h2{font-size:12pt}
ol{margin:2mm 0 0 7mm}
li{margin-top:2mm;padding-left:1mm}
.help{margin-top:5mm;padding-top:3mm;border-top:.2mm solid #767676}
.phone{font-size:12pt}
@media screen{
.sheet{margin:6mm auto;box-shadow:0 1mm 3mm #0004}
.screen{position:relative;max-width:210mm;margin:6mm auto;padding:4mm 6mm;background:#fff;font-size:12pt}
.screen p+p{margin-top:2mm}
button{min-height:12mm;margin-top:4mm;padding:0 8mm;border:0;border-radius:2mm;background:#0017c1;color:#fff;font-family:inherit;font-size:12pt;font-weight:700;cursor:pointer}
button:focus-visible{outline:1mm solid #000;outline-offset:.5mm;background:#000}
}
@media print{body{background:none}.screen{display:none}.sheet:last-child{break-after:auto}}
`;

/** 「印刷」. */
export const PRINT_SCRIPT = `document.getElementById("print").addEventListener("click",()=>print());`;

/** A question before the tab is closed unprinted, because nobody can fetch the pages again. */
export const ONCE_SCRIPT = `
let printed=false;
addEventListener("afterprint",()=>{printed=true});
addEventListener("beforeunload",(event)=>{if(!printed)event.preventDefault()});
`;
