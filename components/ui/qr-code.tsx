import { create } from "qrcode";

/** The quiet zone of four modules that every reader expects (ISO/IEC 18004, 9.1). */
const QUIET_ZONE = 4;

/** A QR code of level M as SVG: sharp at any size, on a screen and on paper. Server only. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: "M" }).modules;
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from(data)
      .slice(row * size, (row + 1) * size)
      .join(""),
  );
  // One line for each run of black squares.
  const runs = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map(({ index, 0: run }) => `M${index} ${y + 0.5}h${run.length}`),
  );
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-[9rem] shrink-0 bg-white [forced-color-adjust:none] print:size-[35mm]"
    >
      <path d={runs.join("")} stroke="#000" />
    </svg>
  );
}
